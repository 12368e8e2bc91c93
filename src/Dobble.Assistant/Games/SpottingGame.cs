using Dobble.Vision.Decks;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Games;

/// <summary>
/// <c>practice</c> and <c>referee</c>: each new card is a round, in which whoever sees first what it shares with another card on the table
/// claims it and names it, for a point. In practice the assistant plays along: it says it after a while, for a point of its own.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="deck">The deck that is played.</param>
/// <param name="players">Names of the players.</param>
/// <param name="wait">How long the assistant waits; null where it only judges.</param>
internal sealed class SpottingGame(string name, Deck deck, IReadOnlyList<string> players, TimeSpan? wait) : Game(name, deck, players)
{
    private (TimeSpan Seen, int Id) _answered = (TimeSpan.MinValue, -1);
    private TrackedCard? _newest;
    private HashSet<int> _answers = [], _together = [], _answeredTogether = [];
    private TimeSpan? _begun;
    private int? _named;
    private int _told;

    protected override GameState State => base.State with { Assistant = wait is null ? null : _told };

    protected override void Watch(TableUpdate table, TimeSpan time)
    {
        _begun ??= time;
        var newest = table.Cards.MaxBy(Age);
        if (newest?.Id != _newest?.Id)
        {
            Close(GamePhase.Setup);
            _named = null;
        }

        _newest = newest;
        TrackedPair[] pairs = [.. table.Pairs.Where(IsOfNewest)];
        _answers = [.. pairs.Select(Slot)];
        if (pairs.Length == 0)
            Close(GamePhase.Setup);
        else if (OpenSince is null && !IsAnswered)
            Ask(table, pairs);
        if (OpenSince is not null && wait <= time - OpenSince && Claimant is null)
            Tell(time);
    }

    protected override bool MayBeShown(TrackedPair pair) =>
        OpenSince is null && IsAnswered && IsOfNewest(pair) && (_named is null || Slot(pair) == _named);

    protected override bool IsRight(int player, int slot) => _answers.Contains(slot);

    protected override IReadOnlyList<int> ChoicesOf(int player) => Deck.Cards[_newest!.Reading.Posterior.Best];

    protected override void Named(int player, int slot, TimeSpan after)
    {
        Scores[player]++;
        _named = slot;
        Happened(new GameEvent(GameEventKind.Right, player, slot, after) { EndsRound = true });
        Answer();
    }

    protected override void Tell(TimeSpan time)
    {
        _told++;
        Happened(new GameEvent(GameEventKind.Told, null, _answers.First(), After(time)) { EndsRound = true });
        Answer();
    }

    private bool IsAnswered => _newest is { } newest && Age(newest).CompareTo(_answered) <= 0;

    /// <summary>The same cards as were answered before, found again after they were covered, are no new round.</summary>
    private void Ask(TableUpdate table, TrackedPair[] pairs)
    {
        _together = [.. table.Cards.Select(card => card.Reading.Posterior.Best)];
        if (_together.SetEquals(_answeredTogether))
            Answer();
        else
            Open(new[] { pairs.Min(pair => pair.Since), _begun!.Value }.Max()); // cards may lie there before the game begins
    }

    private void Answer()
    {
        (_answered, _answeredTogether) = (Age(_newest!), _together);
        Close(GamePhase.Answered);
    }

    private bool IsOfNewest(TrackedPair pair) => pair is { IsDecided: true, Match.Symbol: not null }
        && (pair.Match.FirstCard == _newest?.Id || pair.Match.SecondCard == _newest?.Id);

    private int Slot(TrackedPair pair) => Deck.Symbols[pair.Match.Symbol!.Value].Slot;

    private static (TimeSpan Seen, int Id) Age(TrackedCard card) => (card.FirstSeen, card.Id);
}
