using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Cards;

/// <summary>Moves a rough outline of a card onto the edges of the picture.</summary>
public static class OutlineRefiner
{
    /// <summary>Share of the rays that must see rim; a card half hidden by a hand still has more.</summary>
    private const double LeastSupport = 0.35;

    private const double FarthestMove = 0.15;

    /// <summary>
    /// The refined outline, of the card's white disc; the rough one where the picture has too little edge. Good for rough
    /// outlines up to a tenth of the radius off.
    /// </summary>
    /// <param name="picture">The picture, BGR, 8 bits.</param>
    /// <param name="rough">The rough outline, in pixels of the picture.</param>
    public static Ellipse Refine(Mat picture, Ellipse rough)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Empty() || !(rough.A > 1 && rough.B > 1))
            return rough;
        var coarse = Coarse(picture, rough);
        var fine = Fine(picture, coarse, out var support);
        return support >= LeastSupport && IsNear(fine, rough) ? fine : rough;
    }

    private static Ellipse Coarse(Mat picture, Ellipse rough)
    {
        var strip = new RimStrip(picture, rough, 0.78, 1.2, 0.92, 43);
        var shape = new OutlineSearch(strip, penalty: 2).Search(reach: 0.1);
        return OutlineFit.Fit(strip, shape, 0.04, out _).Apply(rough);
    }

    private static Ellipse Fine(Mat picture, Ellipse coarse, out double support)
    {
        var strip = new RimStrip(picture, coarse, 0.88, 1.09, 0.96, 43);
        return OutlineFit.Fit(strip, default, 0.04, out support).Apply(coarse);
    }

    private static bool IsNear(Ellipse fine, Ellipse rough)
    {
        var move = Math.Sqrt(((fine.X - rough.X) * (fine.X - rough.X)) + ((fine.Y - rough.Y) * (fine.Y - rough.Y)));
        return move < FarthestMove * rough.Radius
            && Math.Abs(fine.Radius - rough.Radius) < FarthestMove * rough.Radius
            && Math.Abs(fine.AxisRatio - rough.AxisRatio) < FarthestMove;
    }
}
