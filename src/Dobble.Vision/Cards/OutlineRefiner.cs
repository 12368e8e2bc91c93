using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Cards;

/// <summary>Moves a rough outline of a card onto the edges of the picture.</summary>
public static class OutlineRefiner
{
    /// <summary>The refined outline; the rough one where the picture has too little edge.</summary>
    public static Ellipse Refine(Mat picture, Ellipse rough) => throw new NotImplementedException();
}
