using System.CommandLine;
using Dobble.Data.Galleries;
using Dobble.Data.Models;
using Dobble.Data.Reports;
using Dobble.Training.Files;
using Dobble.Training.Samples;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train gallery DECK</c>: makes a deck readable without any training, from an image of each symbol.</summary>
internal static class GalleryCommand
{
    public static Command Create()
    {
        var deck = new Argument<string>("DECK") { Description = "The deck file." };
        var images = new Option<string?>("--images")
        {
            Description = "Folder with a folder of images on white for each symbol, named like it; without it the deck's emoji are drawn.",
            HelpName = "DIR",
        };
        var model = new Option<string>("--reader-model")
        {
            Description = "Network that reads cards.",
            DefaultValueFactory = _ => new ModelBundle(Shipped.Models).Reader,
            HelpName = "FILE",
        };
        var backgrounds = new Option<string[]>("--backgrounds")
        {
            Description = "Folder of pictures that stand for tables; an empty folder for plain ones.",
            DefaultValueFactory = _ => Backgrounds.OfTheSystem,
            HelpName = "DIR",
        };
        backgrounds.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => !Directory.Exists(t.Value)) is { } missing)
                result.AddError($"--backgrounds {missing.Value}: there is no such folder");
        });
        var command = new Command("gallery", "Makes the gallery of a deck of your own: no training, an image of each symbol is enough.")
            { deck, images, model, backgrounds };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.GetValue(deck)!, parsed.GetValue(images), parsed.GetValue(model)!, new Backgrounds(parsed.GetValue(backgrounds)!),
            parsed.InvocationConfiguration.Error, stop));
        return command;
    }

    private static async Task<int> RunAsync(
        string deckFile, string? images, string model, Backgrounds backgrounds, TextWriter error, CancellationToken stop)
    {
        var deck = Deck.Load(deckFile);
        var path = deck.GalleryPath ?? throw new DobbleException(
            $"{deckFile}: names no gallery; add \"gallery\": \"{Path.GetFileNameWithoutExtension(deckFile)}.gallery\"");
        using var reader = new CardReader(model);
        var symbols = images is null ? DeckImages.OfEmoji(deck) : DeckImages.Cutouts(images, deck);
        var gallery = await WorkBar.ShowAsync(Terminal.On(error), "starting", step => Task.Run(() =>
            ViewGallery.Make(deck, reader, symbols, backgrounds.Load(), step, stop)));
        gallery.Save(path, deck);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]✓[/] {path}: {deck.Symbols.Count} symbols, scale {gallery.Scale:f1}, unknown at {gallery.Unknown:f3}");
        return 0;
    }
}
