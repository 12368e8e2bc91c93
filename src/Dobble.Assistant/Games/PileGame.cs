using Dobble.Vision.Decks;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Games;

/// <summary>
/// A game in which cards wander between piles: each player's own, and perhaps one in the middle. Who was first is told by the card that
/// lies elsewhere than before. What a player names by key or tap is judged, but moves no card.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="deck">The deck that is played.</param>
/// <param name="players">Names of the players, as they sit.</param>
/// <param name="hasMiddle">Whether there is a pile in the middle.</param>
internal abstract class PileGame(string name, Deck deck, IReadOnlyList<string> players, bool hasMiddle) : Game(name, deck, players)
{
    /// <summary>What no rule explains, such as cards that were put in order, is taken as it is after so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private bool _told;

    protected Piles Piles { get; } = new(players.Count + (hasMiddle ? 1 : 0), hasMiddle);

    /// <summary>The middle, after the players' piles.</summary>
    protected int Middle => Scores.Length;

    /// <summary>The players who have cards.</summary>
    protected IReadOnlyList<int> Holders => [.. Enumerable.Range(0, Scores.Length).Where(player => Piles.Tops[player] != Piles.None)];

    /// <summary>The piles whose cards are compared by a player; of the first ones, all the same, the symbols are to choose among.</summary>
    protected abstract IEnumerable<(int First, int Second)> PairsOf(int player);

    /// <summary>Whether a card may go from the top of one pile onto another.</summary>
    /// <param name="now">The cards afterwards.</param>
    /// <param name="from">The pile that it lay on.</param>
    /// <param name="to">The pile that it lies on.</param>
    protected abstract bool MayGo(IReadOnlyList<int> now, int from, int to);

    /// <summary>A card went from one pile onto another, which shared a symbol; the table is as it is afterwards.</summary>
    protected abstract void Went(int from, int to, int shared);

    protected override void Watch(TableUpdate table, TimeSpan time)
    {
        if (Piles.Look(table, time) is not { } now)
            return;
        var before = Piles.Tops;
        if (before.Count > 0 && MoveIn(before, now) is { } move && MayGo(now, move.From, move.To))
        {
            Piles.Accept(now);
            Went(move.From, move.To, Deck.SharedSlot(before[move.From], before[move.To]));
            if (Between != GamePhase.Ended && Piles.Tops.Count > 0)
                Begin();
        }
        else if (before.Count == 0 || time - Piles.Since > Patience)
        {
            Piles.Accept(now);
            Begin();
        }
    }

    protected override bool MayBeShown(TrackedPair pair) => _told && OpenSince is not null
        && Piles.Of(pair.Match.FirstCard) is { } first && Piles.Of(pair.Match.SecondCard) is { } second
        && Pairs(Holders).Any(counts => counts == (first, second) || counts == (second, first));

    protected override bool IsRight(int player, int slot) =>
        Pairs([player]).Any(pair => Deck.SharedSlot(Piles.Tops[pair.First], Piles.Tops[pair.Second]) == slot);

    protected override IReadOnlyList<int> ChoicesOf(int player) =>
        Pairs([player]).Select(pair => Deck.Cards[Piles.Tops[pair.First]]).FirstOrDefault([]);

    protected override void Named(int player, int slot, TimeSpan after)
    {
        Happened(new GameEvent(GameEventKind.Right, player, slot, after));
        EndClaims();
    }

    protected override void Tell(TimeSpan time)
    {
        _told = true;
        Happened(new GameEvent(GameEventKind.Told, null));
    }

    /// <summary>A player was first, as a card shows.</summary>
    protected void Count(int player, int shared) =>
        Happened(new GameEvent(GameEventKind.Moved, player, shared, After(Piles.Since)) { EndsRound = true });

    private void Begin()
    {
        _told = false;
        Open(Piles.Since);
    }

    private IEnumerable<(int First, int Second)> Pairs(IEnumerable<int> who) => who.SelectMany(PairsOf)
        .Where(pair => Piles.Tops[pair.First] != Piles.None && Piles.Tops[pair.Second] != Piles.None);

    /// <summary>The one card that went from the top of a pile onto another, while all other piles stayed as they were.</summary>
    private static (int From, int To)? MoveIn(IReadOnlyList<int> before, int[] now)
    {
        var changed = Enumerable.Range(0, now.Length).Where(pile => now[pile] != before[pile]).ToList();
        var moves = changed.SelectMany(to => changed.Where(from => from != to && now[to] != Piles.None && now[to] == before[from])
            .Select(from => (From: from, To: to))).ToList();
        return changed.Count == 2 && moves.Count == 1 ? moves[0] : null;
    }
}
