using System.CommandLine;
using System.Globalization;
using Dobble.Assistant.Decks;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Reports;
using Dobble.Assistant.Words;
using Dobble.Data.Checks;
using Dobble.Data.Files;
using Dobble.Data.Reports;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Printing;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Files;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble deck name NAME</c>: gives the symbols of one's own deck names.</summary>
internal sealed class DeckNameCommand
{
    private const string Looking = "looking at emoji";

    private readonly Argument<string> _name = new("NAME") { Description = "One of your own decks, as dobble deck list calls it." };

    private readonly Argument<string[]> _given = new("SYMBOL=NAME")
    {
        Description =
            "The symbol's number on the sheet, or its id, and what it is called; without any you are asked for one after the other.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _language = new Option<string>("--language")
    {
        Description = "The language of the names.",
        DefaultValueFactory = _ => "en",
    }.AcceptOnlyFromAmong([.. OverlayWords.Languages]);

    private readonly Option<bool> _suggest = new("--suggest") { Description = "Suggest the names of emoji that look alike." };
    private readonly Option<bool> _accept = new("--accept") { Description = "Take the first suggestion for each symbol that has no name." };

    private readonly Option<string?> _sheet = new("--sheet")
    {
        Description = "The image of all symbols with their numbers; NAME-symbols.png unless given.",
        HelpName = "FILE",
    };

    public static Command Create(Home home) => new DeckNameCommand().Build(home);

    private Command Build(Home home)
    {
        var command = new Command("name", "Gives the symbols of one of your own decks names, in any one language.")
        {
            _name, _given, _language, _suggest, _accept, _sheet,
        };
        command.SetAction(parsed => Name(parsed, home));
        return command;
    }

    private async Task Name(ParseResult parsed, Home home)
    {
        var (file, language) = (new OwnDecks(home).Require(parsed.GetValue(_name)!), parsed.GetValue(_language)!);
        var deck = Deck.Load(file);
        var console = Terminal.On(parsed.InvocationConfiguration.Output);
        var names = new Dictionary<string, string>();
        if (parsed.GetValue(_given) is { Length: > 0 } given)
        {
            foreach (var (id, name) in given.Select(text => Parse(deck, text)))
                names[id] = name;
        }
        else
        {
            using var artist = OpenArtist(deck, console);
            if (artist is not null)
                WriteSheet(parsed.GetValue(_sheet) ?? deck.Name + "-symbols.png", deck, artist, language, console);
            var asks = console.Profile.Capabilities.Interactive && !parsed.GetValue(_accept);
            var suggested = parsed.GetValue(_suggest) || parsed.GetValue(_accept) || asks
                ? await WorkBar.ShowAsync(Terminal.On(parsed.InvocationConfiguration.Error), Looking, step => Task.Run(() =>
                    NameSuggestions.ForUnnamed(deck, artist, home.ReaderModel, language, (done, all) => step(new(Looking, done, all)))))
                : new Dictionary<string, IReadOnlyList<string>>();
            names = asks
                ? Ask(deck, artist, suggested, language, console, given => deck.WithNames(language, given).Save(file))
                : Accept(deck, suggested, language, parsed.GetValue(_accept), console);
        }

        var named = deck.WithNames(language, names).Save(file);
        foreach (var same in named.Symbols.Where(symbol => symbol.IsNamed)
            .GroupBy(symbol => symbol.NameIn(language), StringComparer.OrdinalIgnoreCase)
            .Where(same => same.DistinctBy(symbol => symbol.Slot).Skip(1).Any()))
        {
            console.MarkupLineInterpolated(
                $"[yellow]{string.Join(" and ", same.Select(symbol => symbol.Index + 1))} have the same name, '{same.Key}'[/]");
        }

        console.MarkupLineInterpolated($"[green]✓[/] {deck.Name}: {Show.Count(names.Count, "name")} in {language}");
    }

    /// <summary>What draws the symbols; null for a deck that has nothing to draw, whose symbols can be named all the same.</summary>
    private static DeckArtist? OpenArtist(Deck deck, IAnsiConsole console)
    {
        try
        {
            return new DeckArtist(deck);
        }
        catch (DobbleException e)
        {
            console.MarkupLineInterpolated($"[yellow]no sheet of symbols: {e.Message}[/]");
            return null;
        }
    }

    private static (string Id, string Name) Parse(Deck deck, string text)
    {
        if (text.Split('=', 2) is not [var which, var name] || string.IsNullOrWhiteSpace(name))
            throw new DobbleException($"'{Printable.Line(text)}' is no name of a symbol: write it as 7=bear or ID=bear");
        if (deck.FindSymbol(which) is null && int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            which = number >= 1 && number <= deck.Symbols.Count
                ? deck.Symbols[number - 1].Id
                : throw new DobbleException($"there is no symbol {number}; the deck {deck.Name} has {deck.Symbols.Count}");
        }

        return (which, name.Trim());
    }

    private static void WriteSheet(string path, Deck deck, DeckArtist artist, string language, IAnsiConsole console)
    {
        using var lettering = Lettering.Load();
        AtomicFile.Write(path, part =>
        {
            using var file = File.Create(part);
            SymbolSheet.Write(file, [.. deck.Symbols.Select(s => (artist.ArtworkOf(s.Slot), s.NameIn(language)))], lettering);
        });
        console.MarkupLineInterpolated($"{path}: all symbols with their numbers");
    }

    private static Dictionary<string, string> Ask(
        Deck deck, DeckArtist? artist, Dictionary<string, IReadOnlyList<string>> suggested, string language, IAnsiConsole console,
        Action<Dictionary<string, string>> keep)
    {
        console.MarkupLine("Enter takes the name in brackets, - leaves the symbol without one.");
        var names = new Dictionary<string, string>();
        foreach (var symbol in deck.Symbols)
        {
            if (Thumbnail.IsPossible(console) && artist?.ArtworkOf(symbol.Slot) is { } artwork)
            {
                using var picture = artwork.OnWhite();
                Thumbnail.Write(console, picture);
            }

            var alike = suggested.GetValueOrDefault(symbol.Id, []);
            var usual = symbol.Names.GetValueOrDefault(language) ?? (alike.Count > 0 ? alike[0] : "-");
            var others = string.Join(", ", alike.Skip(1));
            var question = $"{symbol.Index + 1} {symbol.Id}{(others.Length > 0 ? $" (or {others})" : "")}";
            var name = console.Prompt(new TextPrompt<string>(Markup.Escape(question)).DefaultValue(usual)).Trim();
            if (name == "-" || name == symbol.Names.GetValueOrDefault(language))
                continue;
            names[symbol.Id] = name;
            keep(names); // whoever stops in the middle goes on later
        }

        return names;
    }

    private static Dictionary<string, string> Accept(
        Deck deck, Dictionary<string, IReadOnlyList<string>> suggested, string language, bool accept, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "Symbol", "Name", "Suggested");
        var names = new Dictionary<string, string>();
        var taken = deck.Symbols.Select(symbol => symbol.Names.GetValueOrDefault(language)).OfType<string>().ToHashSet();
        foreach (var symbol in deck.Symbols)
        {
            var (name, alike) = (symbol.Names.GetValueOrDefault(language), suggested.GetValueOrDefault(symbol.Id, []));
            // What one symbol is called already is no name for another.
            if (accept && name is null && alike.FirstOrDefault(taken.Add) is { } free)
                names[symbol.Id] = name = free;
            var number = (symbol.Index + 1).ToString(CultureInfo.InvariantCulture);
            table.AddRow(number, Markup.Escape(symbol.Id), Markup.Escape(name ?? ""), Markup.Escape(string.Join(", ", alike)));
        }

        console.Write(table);
        return names;
    }
}
