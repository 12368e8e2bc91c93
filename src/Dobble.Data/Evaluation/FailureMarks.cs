using System.Globalization;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Evaluation;

/// <summary>Describes failures: the line for people, the part of the image, and what to draw on it.</summary>
internal static class FailureMarks
{
    public static Failure MissedCard(GroundTruthMatching j, int card) => Make(
        j, FailureKind.MissedCard, $"card {Name(j.Truth.Cards[card].Card)} was not found",
        [.. TruthOf(j, card), .. j.Reading.Cards.Select(OutlineOf)], TruthOf(j, card));

    public static Failure FalseCard(GroundTruthMatching j, CardReading card) => Make(
        j, FailureKind.FalseCard, $"a card was found (score {Show(card.Score)}) that the labels do not have", ReadingOf(j, card));

    public static Failure WrongCard(GroundTruthMatching j, int card, CardReading read) => Make(
        j,
        FailureKind.WrongCard,
        $"card {Name(j.Truth.Cards[card].Card)} was decoded as {(read.Posterior.Known is { } known ? Name(known) : "none")} (probability "
            + $"{Show(read.Posterior.Cards[read.Posterior.Best])})",
        [.. TruthOf(j, card), .. ReadingOf(j, read)]);

    public static Failure WrongPair(GroundTruthMatching j, int first, int second, int slot, Match match) => Make(
        j,
        FailureKind.WrongPair,
        $"the cards {Name(j.Truth.Cards[first].Card)} and {Name(j.Truth.Cards[second].Card)} share {j.SlotName(slot)}; "
            + $"named was {j.SymbolName(match.Symbol)} ({Show(match.Confidence)})",
        [.. Shared(j, first, slot), .. Shared(j, second, slot), .. Named(j, match)]);

    public static Failure StrayPair(GroundTruthMatching j, Match match) => Make(
        j,
        FailureKind.WrongPair,
        $"{j.SymbolName(match.Symbol)} was named ({Show(match.Confidence)}) between two cards of which one at least is none",
        Named(j, match));

    public static Failure SilentPair(GroundTruthMatching j, int first, int second, int slot) => Make(
        j,
        FailureKind.SilentPair,
        $"the cards {Name(j.Truth.Cards[first].Card)} and {Name(j.Truth.Cards[second].Card)} share {j.SlotName(slot)}; nothing was said",
        [.. Shared(j, first, slot), .. Shared(j, second, slot), .. ReadingOf(j, j.FoundOf(first)!), .. ReadingOf(j, j.FoundOf(second)!)]);

    public static Failure Misread(GroundTruthMatching j, int card, TrueSymbol symbol, SymbolReading read) => Make(
        j,
        FailureKind.MisreadSymbol,
        $"{j.SlotName(symbol.Slot)} on card {Name(j.Truth.Cards[card].Card)} was read as {j.SymbolName(read.Symbol)} "
            + $"({Show(read.Confidence)})",
        [TruthMark(j, symbol), Mark(j, read)],
        TruthOf(j, card));

    public static Failure MissedBox(GroundTruthMatching j, int card, TrueSymbol symbol) => Make(
        j,
        FailureKind.MissedBox,
        $"{j.SlotName(symbol.Slot)} on card {Name(j.Truth.Cards[card].Card)} has no box that overlaps it by half",
        [TruthMark(j, symbol), .. ReadingOf(j, j.FoundOf(card)!)],
        TruthOf(j, card));

    private static Failure Make(
        GroundTruthMatching j, FailureKind kind, string text, IReadOnlyList<Mark> marks, IReadOnlyList<Mark>? focus = null)
    {
        var boxes = (focus ?? marks).Select(m => m.Box ?? m.Outline!.Value.Bounds).ToArray();
        var (x1, y1) = (boxes.Min(b => b.X1), boxes.Min(b => b.Y1));
        var (x2, y2) = (boxes.Max(b => b.X2), boxes.Max(b => b.Y2));
        var margin = 0.12f * Math.Max(x2 - x1, y2 - y1);
        var region = new Box(
            Math.Max(0, x1 - margin), Math.Max(0, y1 - margin),
            Math.Min(j.Truth.Width, x2 + margin), Math.Min(j.Truth.Height, y2 + margin));
        return new Failure(kind, text, region, marks);
    }

    private static IReadOnlyList<Mark> TruthOf(GroundTruthMatching j, int card) =>
        [.. j.Truth.Cards[card].Symbols.Select(s => TruthMark(j, s))];

    private static Mark TruthMark(GroundTruthMatching j, TrueSymbol symbol) => new(true, j.SlotName(symbol.Slot), symbol.Box);

    // The true cards' shared symbols; where it carries no label, the whole card.
    private static IReadOnlyList<Mark> Shared(GroundTruthMatching j, int card, int slot) =>
        j.Truth.Cards[card].Symbols.FirstOrDefault(s => s.Slot == slot) is { } symbol ? [TruthMark(j, symbol)] : TruthOf(j, card);

    private static IReadOnlyList<Mark> ReadingOf(GroundTruthMatching j, CardReading card) =>
        [OutlineOf(card), .. card.Symbols.Select(s => Mark(j, s))];

    private static Mark OutlineOf(CardReading card) => new(false, "", Outline: card.Outline);

    private static Mark Mark(GroundTruthMatching j, SymbolReading symbol) => new(false, j.SymbolName(symbol.Symbol), symbol.Box);

    private static Mark[] Named(GroundTruthMatching j, Match match) =>
    [
        OutlineOf(j.Reading.Cards[j.IndexOf(match.FirstCard)]),
        OutlineOf(j.Reading.Cards[j.IndexOf(match.SecondCard)]),
        .. new[] { match.FirstBox, match.SecondBox }.OfType<Box>().Select(box => new Mark(false, j.SymbolName(match.Symbol), box)),
    ];

    private static string Name(int? card) => card?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static string Show(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
