using System.CommandLine;
using Dobble.Data.Labels;
using Dobble.Data.Models;
using Dobble.Data.Reports;
using Dobble.Scenes.Artwork;
using Dobble.Training.Files;
using Dobble.Training.Galleries;
using Dobble.Training.Optimization;
using Dobble.Training.Samples;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;
using OpenCvSharp;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train gallery DECK</c>: makes a deck readable without any training, from an image of each symbol.</summary>
internal static class GalleryCommand
{
    private const int Negatives = 100;
    private const int NegativeCards = 160;

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
        var command = new Command("gallery", "Makes the gallery of a deck of your own: no training, an image of each symbol is enough.")
            { deck, images, model };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.GetValue(deck)!, parsed.GetValue(images), parsed.GetValue(model)!, parsed.InvocationConfiguration.Error, stop));
        return command;
    }

    private static async Task<int> RunAsync(string deckFile, string? images, string model, TextWriter error, CancellationToken stop)
    {
        var deck = Deck.Load(deckFile);
        var path = deck.GalleryPath ?? throw new DobbleException(
            $"{deckFile}: names no gallery; add \"gallery\": \"{Path.GetFileNameWithoutExtension(deckFile)}.gallery\"");
        using var reader = new CardReader(model);
        using var font = new EmojiFont();
        var symbols = images is null ? Drawn(deck, deckFile, font) : Photographed(deck, images);
        var drawn = deck.Symbols.Select(s => s.Emoji).ToHashSet();
        var negatives = font.Emoji.Where(e => !drawn.Contains(e)).Take(Negatives)
            .Select(e => (IReadOnlyList<SymbolImage>)[SymbolImages.Draw(font, e, SymbolImages.ClassOf(e))]).ToArray();

        var gallery = await WorkBar.ShowAsync(Terminal.On(error), "starting", step => TorchThread.RunAsync(() =>
        {
            var backgrounds = new Backgrounds(Backgrounds.OfTheSystem).Load();
            var own = Views(reader, symbols, backgrounds, ViewGallery.Cards, done =>
                step(new("looking at the deck's symbols", done, ViewGallery.Cards)), stop);
            var others = Views(
                reader, negatives, backgrounds, NegativeCards, done => step(new("looking at other symbols", done, NegativeCards)), stop);
            return ViewGallery.Make(deck, reader.Identity, own, others);
        }));
        gallery.Save(path, deck);
        AnsiConsole.MarkupLineInterpolated(
            $"[green]✓[/] {path}: {deck.Symbols.Count} symbols, scale {gallery.Scale:f1}, unknown at {gallery.Unknown:f3}");
        return 0;
    }

    private static IReadOnlyList<Embedded> Views(
        CardReader reader, IReadOnlyList<IReadOnlyList<SymbolImage>> symbols, IReadOnlyList<Mat> backgrounds, int cards, Action<int> done,
        CancellationToken stop)
    {
        var composed = ViewGallery.Compose(symbols, backgrounds, cards, seed: 1).Index().Select(card =>
        {
            stop.ThrowIfCancellationRequested();
            done(card.Index + 1);
            return card.Item;
        });
        var views = ViewGallery.Embed(reader, composed);
        foreach (var image in symbols.SelectMany(s => s))
            image.Dispose();
        return views;
    }

    private static IReadOnlyList<SymbolImage>[] Drawn(Deck deck, string deckFile, EmojiFont font)
    {
        if (deck.Symbols.FirstOrDefault(s => s.Emoji is null) is { } missing)
            throw new DobbleException($"{deckFile}: '{missing.Id}' has no emoji; give images of the symbols with --images");
        return [.. deck.Symbols.Select(s => (IReadOnlyList<SymbolImage>)[SymbolImages.Draw(font, s.Emoji!, s.Id)])];
    }

    private static IReadOnlyList<SymbolImage>[] Photographed(Deck deck, string folder)
    {
        var errors = new List<DataError>();
        var images = SymbolImages.Cutouts(folder, deck, errors);
        if (errors.Count > 0)
            throw new DobbleException(errors[0].ToString());
        var shown = images.Select(i => deck.Symbols[deck.FindSymbol(i[0].Symbol)!.Value].Slot).ToHashSet();
        return deck.Symbols.FirstOrDefault(s => !shown.Contains(s.Slot)) is { } missing
            ? throw new DobbleException($"{folder}: no image of '{missing.Id}'; each slot of the deck needs one at least")
            : [.. images];
    }
}
