using Dobble.Vision.Decks;

namespace Dobble.Assistant.Games;

/// <summary>
/// <c>tower</c>: a card before each player, all others in the middle. Who first sees what the own card shares with the tower's takes that
/// one onto the own pile. The tower gone, the most cards win.
/// </summary>
internal sealed class TowerGame(Deck deck, IReadOnlyList<string> players) : PileGame(GameBook.Tower, deck, players, hasMiddle: true)
{
    protected override IEnumerable<(int First, int Second)> PairsOf(int player) => [(player, Middle)];

    protected override bool MayGo(IReadOnlyList<int> now, int from, int to) => from == Middle;

    protected override void Went(int from, int to, int shared)
    {
        Scores[to]++;
        Count(to, shared);
        if (Piles.Tops[Middle] == Piles.None)
            End(fewestWins: false);
    }
}
