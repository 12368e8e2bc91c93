using System.CommandLine;
using System.Globalization;
using Dobble.Assistant.Installation;
using Dobble.Data.Reports;
using Dobble.Vision.Decks;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble deck show NAME</c>: the symbols and cards of a deck.</summary>
internal static class DeckShowCommand
{
    public static Command Create(Home home)
    {
        var name = new Argument<string>("NAME") { Description = "A deck of dobble deck list, or a deck file." };
        var command = new Command("show", "Shows the symbols and the cards of a deck.") { name };
        command.SetAction(parsed =>
        {
            var deck = Deck.Load(home.DeckFile(parsed.GetValue(name)!));
            var console = Terminal.On(parsed.InvocationConfiguration.Output);
            console.Write(Symbols(deck));
            console.Write(Cards(deck));
            foreach (var line in Coverage(deck))
                console.MarkupLineInterpolated($"{line}");
        });
        return command;
    }

    private static Table Symbols(Deck deck)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "Symbol", "Names", "Cards");
        foreach (var symbol in deck.Symbols)
        {
            var names = string.Join(", ", symbol.Names.Select(name => $"{name.Value} ({name.Key})"));
            var what = symbol.Emoji is { } emoji ? $"{symbol.Id} {emoji}" : symbol.Id;
            table.AddRow(
                Number(symbol.Index + 1), Markup.Escape(what), Markup.Escape(names), Number(CardsWith(deck, symbol.Slot)));
        }

        return table;
    }

    private static Table Cards(Deck deck)
    {
        var ids = deck.Symbols.GroupBy(s => s.Slot).ToDictionary(slot => slot.Key, slot => string.Join("/", slot.Select(s => s.Id)));
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Card", "Symbols");
        for (var card = 0; card < deck.Cards.Count; card++)
            table.AddRow(Number(card), Markup.Escape(string.Join(", ", deck.Cards[card].Select(slot => ids[slot]))));
        return table;
    }

    private static IEnumerable<string> Coverage(Deck deck)
    {
        var counts = Enumerable.Range(0, deck.SlotCount).Select(slot => CardsWith(deck, slot)).ToArray();
        var (order, named) = (deck.SymbolsPerCard - 1, deck.Symbols.Count(s => s.IsNamed));
        var full = ProjectivePlane.Count(order);
        yield return $"{deck.Name}: {deck.Cards.Count} cards of {deck.SymbolsPerCard} symbols; any two cards share one symbol";
        if (ProjectivePlane.Orders.Contains(order) && deck.Cards.Count < full)
            yield return $"{full - deck.Cards.Count} of the {full} cards of a full deck are not there";
        yield return $"a symbol stands on {counts.Min()} to {counts.Max()} cards; {named} of {deck.Symbols.Count} symbols have a name";
    }

    private static int CardsWith(Deck deck, int slot) => deck.Cards.Count(card => card.Contains(slot));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
