using Dobble.Vision.Decks;

namespace Dobble.Assistant.Games;

/// <summary>
/// <c>hot-potato</c>: a card before each player. Who first sees what the own card shares with another player's lays the own pile onto that
/// one, and is rid of it. Who has all of them at last keeps them, and the next round is dealt; when no round can be dealt any more the
/// fewest cards win.
/// </summary>
internal sealed class HotPotatoGame(Deck deck, IReadOnlyList<string> players)
    : PileGame(GameBook.HotPotato, deck, players, hasMiddle: false)
{
    private int _dealt;

    protected override IEnumerable<(int First, int Second)> PairsOf(int player) =>
        Holders.Where(other => other != player).Select(other => (player, other));

    protected override bool MayGo(IReadOnlyList<int> now, int from, int to) => now[from] == Piles.None;

    protected override void Went(int from, int to, int shared)
    {
        Count(from, shared);
        if (Holders.Count > 1)
            return;
        Scores[to] += Scores.Length;
        _dealt += Scores.Length;
        Happened(new GameEvent(GameEventKind.Lost, to));
        Piles.Clear();
        Close(GamePhase.Setup);
        if (Deck.Cards.Count - _dealt < Scores.Length)
            End(fewestWins: true);
    }
}
