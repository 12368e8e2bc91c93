using Dobble.Data.Evaluation;
using Dobble.Perf.Reporting;
using Dobble.Vision.Geometry;

namespace Dobble.Perf.Finding;

/// <summary>How well a way of finding cards does on a set of images.</summary>
internal sealed class FindingScore
{
    /// <summary>Images judged.</summary>
    public int Images { get; private set; }

    /// <summary>Cards truly there.</summary>
    public int Cards { get; private set; }

    /// <summary>Cards found: some outline holds all middles of the card's symbols and none of another card's.</summary>
    public int Found { get; private set; }

    /// <summary>Outlines that are no found card.</summary>
    public int False { get; private set; }

    /// <summary>Time spent on finding.</summary>
    public Sample Time { get; } = new();

    /// <summary>Counts one image.</summary>
    public void Add(IReadOnlyList<TrueCard> truth, IReadOnlyList<Ellipse> outlines, TimeSpan time)
    {
        var found = truth.Count(card => outlines.Any(outline => Holds(outline, card, truth)));
        Images++;
        Cards += truth.Count;
        Found += found;
        False += Math.Max(0, outlines.Count - found);
        Time.Add(time);
    }

    private static bool Holds(Ellipse outline, TrueCard card, IReadOnlyList<TrueCard> all) =>
        card.Symbols.All(s => Holds(outline, s)) && !all.Any(other => other != card && other.Symbols.Any(s => Holds(outline, s)));

    private static bool Holds(Ellipse outline, TrueSymbol symbol) => outline.Contains(symbol.Box.CenterX, symbol.Box.CenterY);
}
