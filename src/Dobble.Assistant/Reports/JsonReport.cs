using System.Text.Json;
using Dobble.Assistant.Photos;
using Dobble.Assistant.Words;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Assistant.Reports;

/// <summary>Prints a photo's result for programs: one JSON object, one line.</summary>
internal static class JsonReport
{
    public static void Write(TextWriter output, PhotoResult result, IReadOnlyList<DeckSymbol> symbols) => output.WriteLine(
        result.Reading is { } reading
            ? JsonSerializer.Serialize(ToJson(result, reading, symbols), ReportJsonContext.Default.ReadingJson)
            : JsonSerializer.Serialize(new ErrorJson(result.Source, result.Error!), ReportJsonContext.Default.ErrorJson));

    private static ReadingJson ToJson(PhotoResult result, TableReading reading, IReadOnlyList<DeckSymbol> symbols) => new(
        result.Source,
        reading.Width,
        reading.Height,
        Math.Round(result.Elapsed.TotalMilliseconds, 2),
        [.. reading.Cards.Select(card => ToJson(card, symbols))],
        [.. reading.Matches.Select(match => ToJson(match, symbols))],
        result.NoAnswer?.Id());

    private static CardJson ToJson(CardReading card, IReadOnlyList<DeckSymbol> symbols) => new(
        card.Id,
        [Pixels(card.Outline.X), Pixels(card.Outline.Y)],
        [.. card.Outline.Outline().Select(point => new[] { Pixels(point.X), Pixels(point.Y) })],
        card.Posterior.Known,
        Probability(card.Posterior.Known is { } slot ? card.Posterior.Cards[slot] : card.Posterior.None),
        [.. card.Symbols.Select(symbol => ToJson(symbol, symbols))]);

    private static SymbolJson ToJson(SymbolReading symbol, IReadOnlyList<DeckSymbol> symbols) =>
        new(Id(symbol.Symbol, symbols), ToJson(symbol.Box), Probability(symbol.Confidence));

    private static MatchJson ToJson(Match match, IReadOnlyList<DeckSymbol> symbols) => new(
        [match.FirstCard, match.SecondCard],
        Id(match.Symbol, symbols),
        Probability(match.Confidence),
        [match.FirstBox is { } first ? ToJson(first) : null, match.SecondBox is { } second ? ToJson(second) : null]);

    private static double[] ToJson(Box box) => [Pixels(box.X1), Pixels(box.Y1), Pixels(box.X2), Pixels(box.Y2)];

    private static string? Id(int? symbol, IReadOnlyList<DeckSymbol> symbols) => symbol is { } index ? symbols[index].Id : null;

    private static double Pixels(double value) => Math.Round(value, 1);

    private static double Probability(double value) => Math.Round(value, 4);
}
