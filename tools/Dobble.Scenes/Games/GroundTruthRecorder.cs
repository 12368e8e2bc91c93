using Dobble.Vision.Decks;

namespace Dobble.Scenes.Games;

/// <summary>Notes from frame to frame which pairs of cards can be seen, and when both can be read.</summary>
internal sealed class GroundTruthRecorder(Deck deck)
{
    /// <summary>Share of a card that must be in sight to be read, and to be seen at all.</summary>
    public const double Readable = 7 / 8.0, Seen = 0.5;

    /// <summary>Speed in radii a second up to which a card lies still.</summary>
    public const double Still = 0.5;

    private readonly Dictionary<(int, int), (double? From, double To)> _pairs = [];

    /// <summary>Takes in a frame.</summary>
    /// <param name="time">Seconds.</param>
    /// <param name="cards">Index in the deck, share in sight, and speed of every card.</param>
    public void Add(double time, IReadOnlyList<(int Card, double Visible, double Speed)> cards)
    {
        for (var i = 0; i < cards.Count; i++)
        {
            for (var j = i + 1; j < cards.Count; j++)
            {
                var (a, b) = (cards[i], cards[j]);
                if (a.Visible < Seen || b.Visible < Seen)
                    continue;
                var key = (a.Card, b.Card);
                var readable = IsReadable(a) && IsReadable(b);
                var before = _pairs.GetValueOrDefault(key);
                _pairs[key] = (before.From ?? (readable ? time : null), time);
            }
        }
    }

    public IReadOnlyList<GamePair> Pairs() =>
    [
        .. _pairs.Select(pair =>
        {
            var slot = deck.SharedSlot(pair.Key.Item1, pair.Key.Item2);
            var symbol = deck.Symbols.First(symbol => symbol.Slot == slot).Id;
            return new GamePair([pair.Key.Item1, pair.Key.Item2], slot, symbol, Math.Round(pair.Value.From ?? pair.Value.To, 4),
                Math.Round(pair.Value.To, 4));
        }).OrderBy(pair => pair.From),
    ];

    private static bool IsReadable((int Card, double Visible, double Speed) card) => card.Visible >= Readable && card.Speed <= Still;
}
