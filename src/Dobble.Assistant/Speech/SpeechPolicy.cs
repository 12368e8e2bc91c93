using Dobble.Vision.Decks;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Speech;

/// <summary>
/// Decides which of the decided pairs are said aloud, and when: each once, one name after another, a name that several pairs share once for
/// all of them; with more than two cards on the table only the pairs with the newest card, or with the player's own, and of a crowd no more
/// than <see cref="Most"/>. What no longer holds when its turn comes is not said, nor what cards share that are not in sight then. Pure: the
/// same updates make the same decisions.
/// </summary>
internal sealed class SpeechPolicy(Deck deck)
{
    /// <summary>More names at once are no help to who hears them; the screen shows the others.</summary>
    public const int Most = 3;

    private const int Few = 2;

    /// <summary>A name that found no turn for so long is not said any more.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    /// <summary>The slot that was settled on for each pair of cards: said, waiting, or passed over.</summary>
    private readonly Dictionary<(int First, int Second), int> _settled = [];
    private readonly HashSet<(int First, int Second)> _heard = [];
    private readonly List<Name> _names = [];
    private HashSet<int> _seen = [];
    private Name? _current;
    private TimeSpan _silentFrom;
    private int _about;

    /// <summary>Takes in one more frame.</summary>
    /// <param name="table">The table after it.</param>
    /// <param name="time">Its time.</param>
    /// <param name="mode">Whose answers are said.</param>
    /// <param name="heard">What began to be heard since the frame before; null where what is to be said is heard at once.</param>
    public SpeechDecision Decide(
        TableUpdate table, TimeSpan time, SpeechMode mode = SpeechMode.Table, IReadOnlyCollection<Utterance>? heard = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var spoken = (heard ?? []).SelectMany(Hear).ToList();
        var mistakes = TakeBack(table);
        Forget(table);
        _seen = table.Cards.Where(card => card.IsSeen).Select(card => card.Id).ToHashSet();
        var chosen = Chosen(table.Cards, mode);
        TrackedPair[] news = [.. table.Pairs.Where(pair => IsNews(pair) && (table.Cards.Count <= Few || Has(pair, chosen)))
            .OrderByDescending(pair => pair.Match.Confidence)];
        if (news.Length > 0 && (chosen != _about || IsOver(time)))
        {
            _about = chosen;
            _names.Clear();
        }

        foreach (var pair in news)
            spoken.AddRange(Settle(pair, time));
        var say = Next(time);
        if (say is not null && heard is null)
            spoken.AddRange(Hear(say));
        return new SpeechDecision(
            say, [.. _names.Select(name => name.Pairs[0])], spoken, mistakes, table.Cards.Count > Few ? chosen : null);
    }

    /// <summary>What was settled and no longer holds: withdrawn, or decided otherwise by now. Gives those that were heard.</summary>
    private List<TrackedPair> TakeBack(TableUpdate table)
    {
        var otherwise = table.Pairs.Where(pair =>
            IsAnswer(pair) && _settled.TryGetValue(pair.Match.Cards, out var slot) && slot != Slot(pair));
        var mistakes = new List<TrackedPair>();
        foreach (var pair in table.Withdrawn.Concat(otherwise).ToList())
        {
            if (_settled.Remove(pair.Match.Cards) && _heard.Remove(pair.Match.Cards))
                mistakes.Add(pair);
        }

        return mistakes;
    }

    /// <summary>Drops what no longer holds, and takes over what is newly known of what does.</summary>
    private void Forget(TableUpdate table)
    {
        var cards = table.Cards.Select(card => card.Id).ToHashSet();
        bool IsGone((int First, int Second) pair) => !cards.Contains(pair.First) || !cards.Contains(pair.Second);
        _heard.RemoveWhere(IsGone);
        foreach (var pair in _settled.Keys.Where(IsGone).ToList())
            _settled.Remove(pair);
        foreach (var name in _names)
            name.Pairs = [.. table.Pairs.Where(pair => IsAnswer(pair) && Slot(pair) == name.Slot && name.Keys.Contains(pair.Match.Cards))];
        _names.RemoveAll(name => name.Pairs.Count == 0);
    }

    private List<TrackedPair> Settle(TrackedPair pair, TimeSpan time)
    {
        _settled[pair.Match.Cards] = Slot(pair);
        var name = _names.Find(name => name.Slot == Slot(pair));
        if (name is null && _names.Count < Most)
            _names.Add(name = new Name(Slot(pair), time));
        if (name is null)
            return [];
        name.Keys.Add(pair.Match.Cards);
        name.Pairs = [.. name.Pairs, pair];
        // Its name was heard already, for another pair.
        return name.IsHeard && _heard.Add(pair.Match.Cards) ? [pair] : [];
    }

    private Utterance? Next(TimeSpan time)
    {
        _names.RemoveAll(name => name.Begun is null && time - name.Since > MaxWait);
        var isSpeaking = time < _silentFrom;
        var isOutOfDate = isSpeaking && !_names.Contains(_current!);
        if ((isSpeaking && !isOutOfDate) || _names.Find(name => name.Begun is null && name.Pairs.Any(IsSeen)) is not { } next)
            return null;
        next.Begun = new Utterance(next.Pairs, isOutOfDate);
        (_current, _silentFrom) = (next, time + LengthOf(deck.Symbols[next.Begun.Symbol]));
        return next.Begun;
    }

    private List<TrackedPair> Hear(Utterance utterance)
    {
        if (_names.Find(name => name.Begun == utterance) is { } name)
            name.IsHeard = true;
        return [.. utterance.Pairs.Where(pair => _heard.Add(pair.Match.Cards))];
    }

    /// <summary>Nothing is being said, and nothing waits.</summary>
    private bool IsOver(TimeSpan time) => time >= _silentFrom && _names.TrueForAll(name => name.Begun is not null);

    /// <summary>The newest card, or the player's own.</summary>
    private static int Chosen(IReadOnlyList<TrackedCard> cards, SpeechMode mode) => cards.Count == 0 ? 0
        : mode == SpeechMode.Hand ? cards.MaxBy(card => (card.Reading.Outline.Y, card.Id))!.Id
        : cards.MaxBy(card => (card.FirstSeen, card.Id))!.Id;

    /// <summary>How long a name takes, with the pause after it: reckoned by its letters, so that it is the same with every voice.</summary>
    private static TimeSpan LengthOf(DeckSymbol symbol) => TimeSpan.FromSeconds(0.4 + (0.05 * symbol.Id.Length));

    private bool IsNews(TrackedPair pair) => IsAnswer(pair) && IsSeen(pair) && !_settled.ContainsKey(pair.Match.Cards);

    /// <summary>Nothing is said of a card that may have been taken away.</summary>
    private bool IsSeen(TrackedPair pair) => _seen.Contains(pair.Match.FirstCard) && _seen.Contains(pair.Match.SecondCard);

    /// <summary>A symbol of an unknown deck has no name to say.</summary>
    private static bool IsAnswer(TrackedPair pair) => pair is { IsDecided: true, Match.Symbol: not null };

    private static bool Has(TrackedPair pair, int card) => pair.Match.FirstCard == card || pair.Match.SecondCard == card;

    private int Slot(TrackedPair pair) => deck.Symbols[pair.Match.Symbol!.Value].Slot;

    /// <summary>A name of the announcement that is under way, or was the last.</summary>
    private sealed class Name(int slot, TimeSpan since)
    {
        public int Slot => slot;

        /// <summary>When it was decided.</summary>
        public TimeSpan Since => since;

        public HashSet<(int First, int Second)> Keys { get; } = [];

        /// <summary>The pairs that it answers, as they are known by now.</summary>
        public IReadOnlyList<TrackedPair> Pairs { get; set; } = [];

        public Utterance? Begun { get; set; }

        public bool IsHeard { get; set; }
    }
}
