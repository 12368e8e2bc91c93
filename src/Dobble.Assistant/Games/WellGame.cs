using Dobble.Vision.Decks;

namespace Dobble.Assistant.Games;

/// <summary>
/// <c>well</c>: a card in the middle, all others dealt into piles before the players. Who first sees what the own card shares with the
/// well's lays it there. Who first has none left has won, who last has some has lost.
/// </summary>
internal sealed class WellGame(Deck deck, IReadOnlyList<string> players) : PileGame(GameBook.Well, deck, players, hasMiddle: true)
{
    private int? _first;

    protected override IEnumerable<(int First, int Second)> PairsOf(int player) => [(player, Middle)];

    protected override bool MayGo(IReadOnlyList<int> now, int from, int to) => to == Middle;

    protected override void Went(int from, int to, int shared)
    {
        Scores[from]++;
        Count(from, shared);
        if (Piles.Tops[from] == Piles.None)
            _first ??= from;
        if (Holders.Count <= 1)
            Win(_first);
    }
}
