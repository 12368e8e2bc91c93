using System.Globalization;
using Dobble.Assistant.Photos;
using Dobble.Assistant.Words;
using Dobble.Data.Reports;
using Dobble.Vision.Decks;
using Dobble.Vision.Matching;
using Dobble.Vision.Reading;
using Dobble.Vision.Tracking;
using Spectre.Console;

namespace Dobble.Assistant.Reports;

/// <summary>Prints a photo's result for people.</summary>
internal static class TableReport
{
    public static void Write(
        IAnsiConsole console, IAnsiConsole errors, PhotoResult result, IReadOnlyList<DeckSymbol> symbols, string language)
    {
        if (result.Reading is not { } reading)
        {
            errors.Say(result.Error!, Color.Red);
            return;
        }

        console.MarkupLineInterpolated(
            $"[bold]{result.Source}[/]  {reading.Width}×{reading.Height}, {result.Elapsed.TotalMilliseconds:0} ms");
        if (reading.Cards.Count > 0)
            console.Write(CardTable(reading, symbols, language));
        if (reading.Matches.Count > 0)
            console.Write(MatchTable(reading, symbols, language));
        if (InWords(result, language) is { Length: > 0 } words)
            console.MarkupLineInterpolated($"{words}");
        console.WriteLine();
    }

    private static Table CardTable(TableReading reading, IReadOnlyList<DeckSymbol> symbols, string language)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Card", "In the deck", "Symbols");
        foreach (var card in reading.Cards)
        {
            var seen = card.Symbols.OrderByDescending(symbol => symbol.Confidence)
                .Select(symbol => $"{symbols.NameOf(symbol.Symbol, language)} {Percent(symbol.Confidence)}");
            table.AddRow(
                card.Id.ToString(CultureInfo.InvariantCulture), Place(card.Posterior), Markup.Escape(string.Join(", ", seen)));
        }

        return table;
    }

    private static Table MatchTable(TableReading reading, IReadOnlyList<DeckSymbol> symbols, string language)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Cards", "Share", "Sure");
        foreach (var match in reading.Matches)
        {
            table.AddRow(
                $"{match.FirstCard} and {match.SecondCard}",
                $"[bold green]{Markup.Escape(symbols.NameOf(match.Symbol, language))}[/]{Hidden(match)}",
                Percent(match.Confidence));
        }

        return table;
    }

    private static string Place(CardPosterior posterior) => posterior.Known is { } card
        ? $"{card} ({Percent(posterior.Cards[card])})"
        : "unknown";

    private static string Hidden(Match match) => (match.FirstBox, match.SecondBox) switch
    {
        (null, null) => " (not seen on either)",
        (null, _) => $" (not seen on {match.FirstCard})",
        (_, null) => $" (not seen on {match.SecondCard})",
        _ => "",
    };

    /// <summary>What the tables do not say.</summary>
    private static string InWords(PhotoResult result, string language)
    {
        var reading = result.Reading!;
        var cards = reading.Cards.Count;
        if (cards > 1 && result.NoAnswer is { } reason)
        {
            // A photo is looked at once: there is no more to come.
            return reason == NoAnswerReason.Looking
                ? "Nothing is sure enough to say."
                : $"Nothing is sure enough to say: {OverlayWords.In(language).NoAnswer[reason]}.";
        }

        var silent = (cards * (cards - 1) / 2) - reading.Matches.Count;
        return (cards, silent) switch
        {
            (0, _) when reading.Found.Any(card => card.IsSure) =>
                "No card was read, though something looks like one. Is it of another deck? Try --deck auto, or --deck any.",
            (0, _) => "No card was seen.",
            (1, _) => "Only one card was seen, so there is nothing to share.",
            (_, 0) => "",
            (_, 1) => "One pair is left out: not sure enough.",
            _ => $"{silent} pairs are left out: not sure enough.",
        };
    }

    private static string Percent(double probability) =>
        // Rounded down: 100 % is said only of what is certain.
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(probability * 1000) / 10:0.#} %");
}
