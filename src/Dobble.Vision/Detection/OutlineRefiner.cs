using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Detection;

/// <summary>Moves a rough outline of a card onto the edges of the image.</summary>
public static class OutlineRefiner
{
    /// <summary>Share of the rays that must see rim; of a white card on white paper few do.</summary>
    private const double MinSupport = 0.25;

    /// <summary>Share of the rays that leaves no doubt, so that looking farther is needless.</summary>
    private const double SureSupport = 0.85;

    /// <summary>How much more rim an outline farther off must show than one nearby.</summary>
    private const double FarGain = 0.1;

    /// <summary>How far an outline may move, in radii, and how much more of the rim must be seen for it.</summary>
    private const double FarthestMove = 0.4, SupportForMove = 0.5;

    /// <summary>How far from the outline an edge point may lie, in radii, when the fit begins.</summary>
    private const double EdgeReach = 0.04;

    /// <summary>The buffers of a thread, since every card of every frame needs them.</summary>
    [ThreadStatic]
    private static Workspace? _workspace;

    /// <summary>Moves the outlines onto the cards' rims; two rough ones that end up on the same rim were one card.</summary>
    /// <param name="image">The image, BGR, 8 bits.</param>
    /// <param name="found">What was found in it.</param>
    public static IReadOnlyList<CardDetection> RefineAll(Mat image, IReadOnlyList<CardDetection> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var refined = new CardDetection[found.Count];
        Parallel.For(0, found.Count, i => refined[i] = found[i] with { Outline = Refine(image, found[i].Outline) });
        return CardSelection.Distinct(refined);
    }

    /// <summary>
    /// The refined outline, of the card's white disc; the rough one where the image has too little edge. Good for rough
    /// outlines up to a third of the radius off.
    /// </summary>
    /// <param name="image">The image, BGR, 8 bits.</param>
    /// <param name="rough">The rough outline, in pixels of the image.</param>
    public static Ellipse Refine(Mat image, Ellipse rough)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Empty() || !(rough.A > 1 && rough.B > 1))
            return rough;
        _workspace ??= new Workspace();
        var near = _workspace.Refine(image, rough, isFar: false);
        var best = near.Support >= SureSupport ? near : Better(near, _workspace.Refine(image, rough, isFar: true));
        return best.Excess >= MinSupport ? best.Outline : rough;
    }

    private static Refined Better(Refined near, Refined far) => far.Excess > near.Excess + FarGain ? far : near;

    /// <summary>How far an outline is from another, in radii: the largest of shift, change of size and change of tilt.</summary>
    private static double Move(Ellipse fine, Ellipse rough)
    {
        var shift = Math.Sqrt(((fine.X - rough.X) * (fine.X - rough.X)) + ((fine.Y - rough.Y) * (fine.Y - rough.Y)));
        var growth = Math.Abs(fine.Radius - rough.Radius);
        return Math.Max(Math.Max(shift, growth) / rough.Radius, Math.Abs(fine.AxisRatio - rough.AxisRatio));
    }

    /// <summary>A refined outline.</summary>
    /// <param name="Outline">The outline.</param>
    /// <param name="Support">Share of the rays that see rim on it.</param>
    /// <param name="Excess">The support, less what is asked for having moved so far.</param>
    private readonly record struct Refined(Ellipse Outline, double Support, double Excess);

    /// <summary>A ring to search first, how far to search in it and in how many steps.</summary>
    private readonly record struct Ring(double Inner, double Outer, double Card, double Reach, int Steps);

    /// <summary>A search in a wide ring finds the outline, a fit in a narrow and finer one around it measures it.</summary>
    private sealed class Workspace
    {
        private static readonly Ring Wide = new(0.5, 1.55, 0.75, 0.36, 6);
        private static readonly Ring Near = new(0.74, 1.24, 0.9, 0.14, 4);

        private readonly RimStrip _strip = new();
        private readonly OutlineSearch _search;

        public Workspace() => _search = new OutlineSearch(_strip);

        public Refined Refine(Mat image, Ellipse rough, bool isFar)
        {
            var outline = Search(image, isFar ? Search(image, rough, Wide) : rough, Near);
            _strip.Fill(image, outline, inner: 0.88, outer: 1.09, card: 0.96);
            outline = OutlineFit.Fit(_strip, default, EdgeReach, out var support).Apply(outline);
            var move = Move(outline, rough);
            return new Refined(outline, support, move < FarthestMove ? support - (SupportForMove * move) : 0);
        }

        private Ellipse Search(Mat image, Ellipse rough, Ring ring)
        {
            _strip.Fill(image, rough, ring.Inner, ring.Outer, ring.Card);
            return OutlineFit.Fit(_strip, _search.Search(ring.Reach, ring.Steps), EdgeReach, out _).Apply(rough);
        }
    }
}
