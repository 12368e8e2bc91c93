using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using OpenCvSharp;

namespace Dobble.Perf.Arithmetic;

/// <summary>Shapes of what the networks are given.</summary>
internal static class NetworkInputs
{
    /// <summary>A rectified card.</summary>
    public static int[] Card => [1, 3, CardWarp.Size, CardWarp.Size];

    /// <summary>A frame as the finder sees it first.</summary>
    /// <param name="width">The frame's width, in any unit.</param>
    /// <param name="height">Its height in the same unit; no more than the width.</param>
    public static int[] Frame(int width, int height)
    {
        var size = FinderGrid.Padded(new Size(FinderGrid.LongSide, FinderGrid.LongSide * height / width));
        return [1, 3, size.Height, size.Width];
    }
}
