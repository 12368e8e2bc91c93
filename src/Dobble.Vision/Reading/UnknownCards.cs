using Dobble.Vision.Detection;
using Dobble.Vision.Enrolment;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>
/// Looks closely at cards of no known deck, and remembers what was seen of those that lie on the table: a close look takes a twentieth of a
/// second, so that a frame has time for one, and what several frames saw is surer than what one did.
/// </summary>
/// <param name="reader">Finds the symbols; borrowed.</param>
/// <param name="comparer">Says what each looks like; borrowed.</param>
internal sealed class UnknownCards(CardReader reader, SymbolComparer comparer)
{
    /// <summary>Close looks at a card that are enough, and cards that are remembered.</summary>
    private const int Enough = 3, MaxCards = 24;

    private readonly CloseReader _close = new(reader, comparer);
    private readonly List<ShownCard> _cards = [];

    /// <summary>Looks at every card of an image, whatever time it takes.</summary>
    public IReadOnlyList<IReadOnlyList<SymbolView>> LookAtAll(Mat image, IReadOnlyList<CardDetection> found) =>
        [.. found.Select(card => _close.Look(image, card.Outline))];

    /// <summary>What is known of each card of a frame by now; looks closely at one of those that were looked at least.</summary>
    public IReadOnlyList<IReadOnlyList<SymbolView>> LookAtOne(Mat image, IReadOnlyList<CardDetection> found)
    {
        var glances = reader.Read(image, [.. found.Select(card => card.Outline)])
            .Select(detections => detections.Select(SymbolView.AtAGlance).ToArray()).ToArray();
        var known = Recognise(_cards, glances);
        var next = Enumerable.Range(0, found.Count).Where(i => known[i] is not { Views.Count: >= Enough })
            .OrderBy(i => known[i]?.Views.Count ?? 0).ThenByDescending(i => found[i].Score).Select(i => (int?)i).FirstOrDefault();
        if (next is { } least)
            known[least] = Remember(known[least], _close.Look(image, found[least].Outline));
        return [.. glances.Select((glance, i) => known[i]?.Recall(glance) ?? glance)];
    }

    /// <summary>Which remembered card each glance shows, the most alike first: one lies on the table once.</summary>
    internal static ShownCard?[] Recognise(IReadOnlyList<ShownCard> cards, IReadOnlyList<IReadOnlyList<SymbolView>> glances)
    {
        var known = new ShownCard?[glances.Count];
        var alike = from i in Enumerable.Range(0, glances.Count)
                    from card in cards
                    let likeness = card.LikenessAtAGlance(glances[i])
                    where likeness > 0
                    orderby likeness descending
                    select (Glance: i, Card: card);
        foreach (var (glance, card) in alike)
        {
            if (known[glance] is null && !known.Contains(card))
                known[glance] = card;
        }

        return known;
    }

    private ShownCard Remember(ShownCard? card, IReadOnlyList<SymbolView> look)
    {
        var view = new ShownCard.View(string.Empty, look);
        if (card?.Add(view) == true)
            return card;
        var fresh = new ShownCard();
        fresh.Add(view);
        _cards.Add(fresh);
        if (_cards.Count > MaxCards)
            _cards.RemoveAt(0);
        return fresh;
    }
}
