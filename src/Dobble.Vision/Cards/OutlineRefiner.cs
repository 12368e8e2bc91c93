using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Cards;

/// <summary>Moves a rough outline of a card onto the edges of the picture.</summary>
public static class OutlineRefiner
{
    /// <summary>Share of the rays that must see rim; of a white card on white paper few do.</summary>
    private const double LeastSupport = 0.25;

    private const double FarthestMove = 0.2;

    /// <summary>How far from the outline an edge point may lie, in radii, when the fit begins.</summary>
    private const double EdgeReach = 0.04;

    /// <summary>The buffers of a thread, since every card of every frame needs them.</summary>
    [ThreadStatic]
    private static Workspace? _workspace;

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
        _workspace ??= new Workspace();
        var fine = _workspace.Refine(picture, rough, out var support);
        return support >= LeastSupport && IsNear(fine, rough) ? fine : rough;
    }

    private static bool IsNear(Ellipse fine, Ellipse rough)
    {
        var move = Math.Sqrt(((fine.X - rough.X) * (fine.X - rough.X)) + ((fine.Y - rough.Y) * (fine.Y - rough.Y)));
        return move < FarthestMove * rough.Radius
            && Math.Abs(fine.Radius - rough.Radius) < FarthestMove * rough.Radius
            && Math.Abs(fine.AxisRatio - rough.AxisRatio) < FarthestMove;
    }

    /// <summary>Two passes: a wide ring finds the outline, a narrow and finer one around it measures it.</summary>
    private sealed class Workspace
    {
        private readonly RimStrip _strip = new();
        private readonly OutlineSearch _search;

        public Workspace() => _search = new OutlineSearch(_strip);

        public Ellipse Refine(Mat picture, Ellipse rough, out double support)
        {
            _strip.Fill(picture, rough, inner: 0.74, outer: 1.24, card: 0.9);
            var coarse = OutlineFit.Fit(_strip, _search.Search(reach: 0.14), EdgeReach, out _).Apply(rough);
            _strip.Fill(picture, coarse, inner: 0.88, outer: 1.09, card: 0.96);
            return OutlineFit.Fit(_strip, default, EdgeReach, out support).Apply(coarse);
        }
    }
}
