using Dobble.Vision.Decks;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Speech;

/// <summary>
/// Decides which of the decided pairs are said aloud: each once, and with more than two cards on the table only those with
/// the newest card, or with the player's own. Pure: the same updates make the same decisions.
/// </summary>
internal sealed class SpeechPolicy(Deck deck, SpeechMode mode)
{
    private const int Few = 2;

    /// <summary>The slot that was said of each pair of cards.</summary>
    private readonly Dictionary<(int First, int Second), int> _said = [];

    /// <summary>Takes in one more frame.</summary>
    public SpeechDecision Decide(TableUpdate table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var mistakes = TakeBack(table);
        var cards = table.Cards.ToDictionary(card => card.Id);
        foreach (var pair in _said.Keys.Where(pair => !cards.ContainsKey(pair.First) || !cards.ContainsKey(pair.Second)).ToList())
            _said.Remove(pair);

        TrackedPair[] spoken = [
            .. table.Pairs.Where(pair => IsNews(pair) && IsHeard(pair, cards)).OrderByDescending(pair => pair.Match.Confidence)];
        foreach (var pair in spoken)
            _said[Key(pair)] = Slot(pair);
        return new SpeechDecision(spoken, mistakes);
    }

    /// <summary>What was said and no longer holds: withdrawn, or decided otherwise by now.</summary>
    private List<TrackedPair> TakeBack(TableUpdate table)
    {
        var mistakes = table.Withdrawn.Where(pair => _said.Remove(Key(pair))).ToList();
        foreach (var pair in table.Pairs.Where(pair => pair is { IsDecided: true, Match.Symbol: not null }))
        {
            if (_said.TryGetValue(Key(pair), out var slot) && slot != Slot(pair) && _said.Remove(Key(pair)))
                mistakes.Add(pair);
        }

        return mistakes;
    }

    /// <summary>A symbol of an unknown deck has no name to say.</summary>
    private bool IsNews(TrackedPair pair) => pair is { IsDecided: true, Match.Symbol: not null } && !_said.ContainsKey(Key(pair));

    private bool IsHeard(TrackedPair pair, Dictionary<int, TrackedCard> cards)
    {
        if (cards.Count <= Few)
            return true;
        var chosen = mode == SpeechMode.Hand
            ? cards.Values.MaxBy(card => (card.Reading.Outline.Y, card.Id))!
            : cards.Values.MaxBy(card => (card.FirstSeen, card.Id))!;
        return pair.Match.FirstCard == chosen.Id || pair.Match.SecondCard == chosen.Id;
    }

    private int Slot(TrackedPair pair) => deck.Symbols[pair.Match.Symbol!.Value].Slot;

    private static (int First, int Second) Key(TrackedPair pair) => (pair.Match.FirstCard, pair.Match.SecondCard);
}
