using Dobble.Vision.Decks;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Games;

/// <summary>
/// <c>triplet</c>: nine cards side by side. Who first sees three that share one symbol takes them, and three others come in their place.
/// When none are left to take the most cards win. The camera sees which were taken, not by whom: who claimed it did, or who says so then.
/// </summary>
internal sealed class TripletGame(Deck deck, IReadOnlyList<string> players) : Game(GameBook.Triplet, deck, players)
{
    private const int Side = 3, Square = Side * Side;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(0.6), Refill = TimeSpan.FromSeconds(10);

    private HashSet<int> _cards = [], _seen = [];
    private HashSet<int> _triplets = [];
    private TimeSpan _since, _owedAt, _owedAfter;
    private int? _owed;
    private bool _hasBegun, _told, _isJudged;

    protected override GameState State => _owed is null ? base.State : base.State with { Phase = GamePhase.Taken };

    /// <inheritdoc/>
    public override void Claim(int player, TimeSpan time)
    {
        if (_owed is { } slot)
            Take(player, slot, _owedAfter);
        else
            base.Claim(player, time);
    }

    protected override void Watch(TableUpdate table, TimeSpan time)
    {
        if (_owed is not null && time - _owedAt > Refill)
            _owed = null;
        if (table.Cards.Any(card => card.Reading.Posterior.Known is null))
            return;
        var now = table.Cards.Select(card => card.Reading.Posterior.Best).ToHashSet();
        if (!now.SetEquals(_seen))
            (_seen, _since, _isJudged) = (now, time, false);
        if (time - _since < Settle)
            return;
        if (OpenSince is null)
            _cards = now;
        else if (!_isJudged)
            Judge([.. _cards.Except(now)], now, time);
        _isJudged = true;
        if (OpenSince is null && _owed is null)
            Begin(time);
    }

    protected override bool MayBeShown(TrackedPair pair) =>
        _told && pair is { IsDecided: true, Match.Symbol: { } symbol } && _triplets.Contains(Deck.Symbols[symbol].Slot);

    /// <summary>A triplet is named by taking it.</summary>
    protected override bool IsRight(int player, int slot) => false;

    protected override IReadOnlyList<int> ChoicesOf(int player) => [];

    protected override void Named(int player, int slot, TimeSpan after)
    {
    }

    protected override void Tell(TimeSpan time)
    {
        _told = true;
        Happened(new GameEvent(GameEventKind.Told, null));
    }

    /// <summary>The symbols that three cards or more share.</summary>
    private HashSet<int> TripletsOf(IEnumerable<int> cards) =>
        [.. cards.SelectMany(card => Deck.Cards[card]).GroupBy(slot => slot).Where(slot => slot.Count() >= Side).Select(slot => slot.Key)];

    /// <summary>Fewer than three that are gone are covered, or on their way.</summary>
    private void Judge(List<int> gone, HashSet<int> now, TimeSpan time)
    {
        if (gone.Count < Side)
            return;
        if (gone.Count == Side && TripletsOf(gone) is { Count: > 0 } shared)
            Taken(shared.First(), time);
        else if (gone.Count == Side && Claimant is { } wrong)
            Fail(wrong, null, time);
        if (gone.Count == Side && OpenSince is not null)
            return; // they are to be laid back
        _cards = now;
        Close(GamePhase.Setup);
    }

    private void Taken(int slot, TimeSpan time)
    {
        var (player, after) = (Claimant, After(_since));
        Close(GamePhase.Setup);
        if (player is { } claimant)
            Take(claimant, slot, after);
        else
            (_owed, _owedAt, _owedAfter) = (slot, time, after);
    }

    private void Take(int player, int slot, TimeSpan after)
    {
        _owed = null;
        Scores[player] += Side;
        Happened(new GameEvent(GameEventKind.Moved, player, slot, after) { EndsRound = true });
    }

    private void Begin(TimeSpan time)
    {
        _triplets = TripletsOf(_cards);
        _told = false;
        if (_triplets.Count > 0 && (_hasBegun || _cards.Count == Square))
        {
            _hasBegun = true;
            Open(_since);
        }
        else if (_hasBegun && _cards.Count < Square && time - _since > Refill)
        {
            End(fewestWins: false);
        }
    }
}
