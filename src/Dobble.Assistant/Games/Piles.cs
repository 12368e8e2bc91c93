using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Games;

/// <summary>
/// Which card lies on top of each pile: a pile before each player, clockwise from the one nearest the bottom edge, and after them perhaps
/// one in the middle. A table is taken as it is once it has stayed so for a moment; where a hand or the light keeps a card from being read,
/// nothing is taken.
/// </summary>
/// <param name="count">How many piles there are.</param>
/// <param name="hasMiddle">Whether the last one is in the middle.</param>
internal sealed class Piles(int count, bool hasMiddle)
{
    /// <summary>In place of a card: none lies there.</summary>
    public const int None = -1;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(0.4);

    private readonly Dictionary<int, int> _pileOf = [];
    private (double X, double Y)[] _places = [];
    private double _reach;
    private int[]? _seen;

    /// <summary>The cards that were taken as they are, as the deck counts them; empty before the first time.</summary>
    public IReadOnlyList<int> Tops { get; private set; } = [];

    /// <summary>Since when the table is as it was looked at last.</summary>
    public TimeSpan Since { get; private set; }

    /// <summary>The cards that lie there now, where they are others than before; null while nothing is sure, or nothing changed.</summary>
    public int[]? Look(TableUpdate table, TimeSpan time)
    {
        if (Tops.Count == 0)
            Lay(table);
        var now = _places.Length > 0 ? Read(table) : null;
        if (now is null || _seen is null || !now.SequenceEqual(_seen))
        {
            (_seen, Since) = (now, time);
            return null;
        }

        return time - Since < Settle || now.SequenceEqual(Tops) ? null : now;
    }

    /// <summary>Takes the cards as they are.</summary>
    public void Accept(int[] now) => Tops = now;

    /// <summary>The cards are dealt anew, wherever they come to lie.</summary>
    public void Clear()
    {
        (Tops, _places, _seen) = ([], [], null);
        _pileOf.Clear();
    }

    /// <summary>The pile of a card on the table; null for none.</summary>
    public int? Of(int card) => _pileOf.TryGetValue(card, out var pile) ? pile : null;

    private void Lay(TableUpdate table)
    {
        _places = [];
        if (table.Cards.Count != count)
            return;
        var all = table.Cards.Select(card => (X: card.Reading.Outline.X, Y: card.Reading.Outline.Y)).ToList();
        var center = (X: all.Average(one => one.X), Y: all.Average(one => one.Y));
        var middle = all.MinBy(one => Distance(one, center));
        if (hasMiddle)
            all.Remove(middle);
        var bottom = all.MaxBy(one => one.Y);
        var start = Angle(bottom, center);
        var seats = all.OrderBy(one => (Angle(one, center) - start + (2 * Math.PI)) % (2 * Math.PI));
        _places = [.. seats, .. hasMiddle ? [middle] : Array.Empty<(double, double)>()];
        _reach = 0.5 * _places.Min(one => _places.Where(other => other != one).Min(other => Distance(one, other)));
    }

    /// <summary>The card on top of each pile; null where that cannot be told.</summary>
    private int[]? Read(TableUpdate table)
    {
        _pileOf.Clear();
        var now = new int[count];
        for (var pile = 0; pile < count; pile++)
        {
            var here = table.Cards.Where(card => DistanceTo(card, pile) < _reach).ToList();
            var top = here.Where(card => card.IsSeen).MinBy(card => DistanceTo(card, pile));
            if (here.Count > 0 && top?.Reading.Posterior.Known is null)
                return null;
            now[pile] = top?.Reading.Posterior.Known ?? None;
            if (top is null)
                continue;
            _places[pile] = (top.Reading.Outline.X, top.Reading.Outline.Y);
            _pileOf[top.Id] = pile;
        }

        var cards = now.Where(card => card != None).ToList();
        return cards.Distinct().Count() == cards.Count ? now : null;
    }

    private double DistanceTo(TrackedCard card, int pile) => Distance((card.Reading.Outline.X, card.Reading.Outline.Y), _places[pile]);

    private static double Distance((double X, double Y) a, (double X, double Y) b) => double.Hypot(a.X - b.X, a.Y - b.Y);

    /// <summary>From the bottom edge clockwise, as the image shows it.</summary>
    private static double Angle((double X, double Y) at, (double X, double Y) center) => Math.Atan2(center.X - at.X, at.Y - center.Y);
}
