using System.CommandLine;
using System.Globalization;
using Dobble.Assistant.Installation;
using Dobble.Data.Reports;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble deck list</c>: the decks on this machine.</summary>
internal static class DeckListCommand
{
    public static Command Create(Home home)
    {
        var command = new Command("list", "Shows the decks on this machine.");
        command.SetAction(parsed =>
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("Deck", "Cards", "Symbols", "On a card", "Named in", "From");
            foreach (var file in home.DeckFiles())
                table.AddRow([.. Row(home, file).Select(Markup.Escape)]);
            Terminal.On(parsed.InvocationConfiguration.Output).Write(table);
        });
        return command;
    }

    private static string[] Row(Home home, string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var from = home.ShippedDeckFiles().Contains(file) ? "the program" : file;
        try
        {
            var deck = Deck.Load(file);
            return [name, Number(deck.Cards.Count), Number(deck.Symbols.Count), Number(deck.SymbolsPerCard), Languages(deck), from];
        }
        catch (DobbleException)
        {
            return [name, "", "", "", $"broken: dobble deck check {name}", from];
        }
    }

    /// <summary>The languages in which every symbol has a name, and in how many others some have.</summary>
    private static string Languages(Deck deck)
    {
        var whole = deck.Symbols[0].Names.Keys.Where(language => deck.Symbols.All(s => s.Names.ContainsKey(language))).ToArray();
        var named = deck.Symbols.Count(s => s.IsNamed);
        return whole.Length > 0 ? string.Join(", ", whole) : named == 0 ? "no language" : $"{named} of {deck.Symbols.Count} named";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
