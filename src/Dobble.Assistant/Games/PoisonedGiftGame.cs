using Dobble.Vision.Decks;

namespace Dobble.Assistant.Games;

/// <summary>
/// <c>poisoned-gift</c>: a card before each player, all others in the middle. Who first sees what another player's card shares with the one
/// in the middle lays that one onto the other's pile. The middle gone, the fewest cards win. The camera sees who got a card, not who
/// gave it.
/// </summary>
internal sealed class PoisonedGiftGame(Deck deck, IReadOnlyList<string> players)
    : PileGame(GameBook.PoisonedGift, deck, players, hasMiddle: true)
{
    protected override IEnumerable<(int First, int Second)> PairsOf(int player) =>
        Holders.Where(other => other != player).Select(other => (Middle, other));

    protected override bool MayGo(IReadOnlyList<int> now, int from, int to) => from == Middle;

    protected override void Went(int from, int to, int shared)
    {
        Scores[to]++;
        Happened(new GameEvent(GameEventKind.Lost, to, shared, After(Piles.Since)) { EndsRound = true });
        if (Piles.Tops[Middle] == Piles.None)
            End(fewestWins: true);
    }
}
