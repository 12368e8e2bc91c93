using System.CommandLine;
using Dobble.Assistant.Decks;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Words;
using Dobble.Data.Photos;
using Dobble.Data.Reports;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Printing;
using Dobble.Vision.Decks;
using Dobble.Vision.Files;
using Dobble.Vision.Recognition;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble deck make NAME --symbols DIR</c>: a deck of one's own images, to print, cut out and play.</summary>
internal sealed class DeckMakeCommand
{
    /// <summary>Pairs of symbols that look alike of which it tells.</summary>
    private const int MaxAlike = 5;

    private readonly Argument<string> _name = new("NAME") { Description = "What the deck is called." };

    private readonly Option<string> _symbols = new("--symbols")
    {
        Description = "A folder of images, each named like what it shows, or a text file with an emoji or its name a line.",
        HelpName = "DIR|FILE",
        Required = true,
    };

    private readonly Option<int?> _size = new("--size")
    {
        Description = "Symbols on a card: 3, 4, 5, 6, 8, 9, 10 or 12; as many as there are images for unless given.",
    };

    private readonly Option<int?> _cards = new("--cards") { Description = "How many cards; all unless given." };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Another number lays the symbols in another way.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<double> _diameter = new("--diameter")
    {
        Description = "Diameter of a card in millimetres, 30 to 190.",
        DefaultValueFactory = _ => 85,
    };

    private readonly Option<string?> _back = new("--back")
    {
        Description = "An image for the backs, in place of a pattern.",
        HelpName = "IMAGE",
    };

    private readonly Option<bool> _noBacks = new("--no-backs") { Description = "Print no backs." };
    private readonly Option<string?> _out = new("--out") { Description = "The PDF; NAME.pdf unless given.", HelpName = "FILE" };

    private readonly Option<string> _paper = new Option<string>("--paper") { Description = "The paper.", DefaultValueFactory = _ => "a4" }
        .AcceptOnlyFromAmong([.. PrintOptions.Papers.Keys]);

    private readonly Option<string> _language = new Option<string>("--language")
    {
        Description = "Language of the names of images and emoji.",
        DefaultValueFactory = _ => "en",
    }.AcceptOnlyFromAmong([.. OverlayWords.Languages]);

    public static Command Create(Home home) => new DeckMakeCommand().Build(home);

    private Command Build(Home home)
    {
        _diameter.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 30 and <= 190))
                result.AddError("--diameter takes a number from 30 to 190, in millimetres.");
        });
        var command = new Command("make", "Makes a deck of your own images or of emoji, and a PDF to print it.")
        {
            _name, _symbols, _size, _cards, _paper, _diameter, _back, _noBacks, _out, _language, _seed,
        };
        command.SetAction((parsed, stop) => MakeAsync(parsed, home, stop));
        return command;
    }

    private async Task MakeAsync(ParseResult parsed, Home home, CancellationToken stop)
    {
        var name = parsed.GetValue(_name)!;
        var options = new PrintOptions
        {
            Paper = parsed.GetValue(_paper)!,
            Diameter = parsed.GetValue(_diameter),
            Backs = !parsed.GetValue(_noBacks),
            Title = name,
        };
        var pdf = parsed.GetValue(_out) ?? name + ".pdf";
        AtomicFile.Require(pdf);
        var decks = new OwnDecks(home);
        _ = decks.New(name);
        var artwork = Artwork.Find(parsed.GetValue(_symbols)!, parsed.GetValue(_language)!);
        var plan = DeckMaker.Plan(name, artwork, parsed.GetValue(_size), parsed.GetValue(_cards));
        using var lettering = Lettering.Load();
        using var back = parsed.GetValue(_back) is { } image ? Photo.LoadArtwork(image) : null;
        using var sheets = new CardSheets(options, lettering, back);

        using var reader = new CardReader(home.ReaderModel);
        var deck = await WorkBar.ShowAsync(Terminal.On(parsed.InvocationConfiguration.Error), "drawing", step => Task.Run(() =>
            decks.Add(folder =>
            {
                // Without its PDF there is no deck either: whoever asks again with another name for the PDF gets both.
                var made = DeckMaker.Write(Path.Combine(folder, name + ".json"), plan, artwork, reader, step, stop);
                AtomicFile.Write(pdf, part => Print(part, sheets, made, parsed.GetValue(_seed)));
                return made;
            })));
        var errors = Terminal.ForMessages(parsed.InvocationConfiguration.Error);
        foreach (var (first, second) in DeckMaker.Alike(deck).Take(MaxAlike))
            errors.MarkupLineInterpolated($"[yellow]{first.Id} and {second.Id} look so alike that they may be left unsaid[/]");
        Terminal.ForMessages(parsed.InvocationConfiguration.Output).MarkupLineInterpolated(
            $"[green]✓[/] {pdf}: {deck.Cards.Count} cards of {deck.SymbolsPerCard} symbols; dobble live --deck {OwnDecks.Quoted(name)} plays them");
    }

    private static void Print(string path, CardSheets sheets, Deck deck, int seed)
    {
        using var artist = new DeckArtist(deck);
        using var file = File.Create(path);
        sheets.Write(file, [.. deck.Cards.Select(card => card.Select(slot => artist.ArtworkOf(slot)!).ToArray())], seed);
    }
}
