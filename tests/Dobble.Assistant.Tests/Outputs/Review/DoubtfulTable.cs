using Dobble.Assistant.Pipeline;
using Dobble.Vision.Decks;
using Dobble.Vision.Frames;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tracking;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Outputs.Review;

/// <summary>Tables whose pairs are as sure as a test says; card n shows symbol 0 and one that is not the deck's.</summary>
internal static class DoubtfulTable
{
    public static readonly Deck Deck = Deck.Create("three", ["anchor", "bomb", "cactus"], [[0, 1], [0, 2], [1, 2]]);

    public static TableUpdate Unsure(params int[] cards) => Of(cards, isDecided: false);

    public static TableUpdate Sure(params int[] cards) => Of(cards, isDecided: true);

    public static TableUpdate Withdrawn(params int[] cards) => Unsure(cards) with { Withdrawn = Pairs(cards, false) };

    public static TableUpdate Gone(params int[] cards) => Of([], false) with { Gone = [.. cards.Select(id => Card(id))] };

    public static TableUpdate Covered(int seen, int covered) =>
        Unsure(seen, covered) with { Cards = [Card(seen), Card(covered) with { IsSeen = false }] };

    public static TableFrame Frame(FramePool pool, TableUpdate table, int number, double time)
    {
        var frame = pool.Rent();
        frame.Image.Create(new Size(320, 160), MatType.CV_8UC3);
        frame.Image.SetTo(new Scalar(0, 0, 200));
        frame.Stamp(number, TimeSpan.FromSeconds(time), 0);
        return new TableFrame(frame, new TableState(number, frame.Time, TimeSpan.FromMilliseconds(40), 320, 160, Deck, table, [], []));
    }

    private static TableUpdate Of(int[] cards, bool isDecided) =>
        new([.. cards.Select(Card)], Pairs(cards, isDecided), [], [], [], [], isDecided ? null : NoAnswerReason.Ambiguous);

    private static List<TrackedPair> Pairs(int[] cards, bool isDecided) =>
    [
        .. cards.SelectMany((first, i) => cards.Skip(i + 1).Select(second =>
            new TrackedPair(new Match(first, second, 0, isDecided ? 0.999 : 0.6, null, null), isDecided, default))),
    ];

    private static TrackedCard Card(int id)
    {
        var x = 80 + (160 * (id % 2));
        var posterior = new CardPosterior([0.5, 0.3, 0.1], 0.1);
        var reading = new CardReading(
            id, new Ellipse(x, 80, 60, 60, 0), 0.9f, [Symbol(0, x), Symbol(null, x + 30), Symbol(1, x + 400)], posterior);
        return new TrackedCard(reading, default, default, true);
    }

    private static SymbolReading Symbol(int? symbol, float x)
    {
        var box = new Box(x - 10.4f, -3, x + 10.4f, 30.6f);
        return new SymbolReading(symbol, 0.9, box, new SymbolDetection(box, 0.9f, []), new SymbolEvidence(0.9f, [], 0));
    }
}
