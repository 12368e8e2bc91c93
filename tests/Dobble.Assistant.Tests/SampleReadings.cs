using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Assistant.Tests;

/// <summary>Readings made by hand, so that reports and drawings can be checked without a network.</summary>
internal static class SampleReadings
{
    public static IReadOnlyList<DeckSymbol> Symbols { get; } =
    [
        new(0, "carrot", 0, new Dictionary<string, string> { ["en"] = "carrot", ["fr"] = "carotte" }),
        new(1, "no_entry", 1, new Dictionary<string, string> { ["en"] = "no entry", ["es"] = "señal [prohibido]" }),
    ];

    /// <summary>Two cards, both known, that share the carrot; the second card's is hidden if asked for.</summary>
    public static TableReading TwoCards(bool hidden = false)
    {
        var first = Card(0, 80, 0.98);
        var second = Card(1, 240, 0.97);
        var match = new Match(0, 1, 0, 0.99996, first.Symbols[0].Box, hidden ? null : second.Symbols[0].Box);
        return new TableReading(320, 160, default, [first, second], [match]);
    }

    public static TableReading Cards(int count) =>
        new(320, 160, default, [.. Enumerable.Range(0, count).Select(i => Card(i, 60 + (60 * i), 0.9))], []);

    private static CardReading Card(int id, double x, double confidence)
    {
        var posterior = new CardPosterior(id == 0 ? [confidence, 0.01] : [0.01, confidence], 1 - confidence - 0.01);
        return new CardReading(
            id, new Ellipse(x, 80, 60, 58, 0.3), 0.9f, [Symbol(0, x - 20, 60), Symbol(1, x + 20, 90)], posterior);
    }

    private static SymbolReading Symbol(int symbol, double x, double y)
    {
        var box = new Box((float)x - 12, (float)y - 10, (float)x + 12.345f, (float)y + 10);
        return new SymbolReading(symbol, 0.98765, box, new SymbolDetection(box, 0.9f, []), new SymbolEvidence(0.9f, [], 0));
    }
}
