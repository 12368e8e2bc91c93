using Dobble.Data.Files;
using Dobble.Scenes.Tables;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Inference;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Assistant.Models;

/// <summary>
/// Proves that a model can be read with before it is put into use: hashes, shapes, metadata, galleries, and a table that is read.
/// </summary>
internal static class BundleCheck
{
    private const int Tables = 3;
    private const double Sure = 0.9;

    /// <summary>Checks a model.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="deckFiles">The decks on this machine.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="DobbleException">It cannot be used; the message says why.</exception>
    public static BundleFacts Run(string folder, IReadOnlyList<string> deckFiles)
    {
        var finder = Path.Combine(folder, "finder.onnx");
        var reader = Path.Combine(folder, "reader.onnx");
        var infos = new List<ModelInfo>();
        using (var network = new CardFinder(finder, "cpu"))
            infos.Add(network.Info);
        using (var network = new CardReader(reader, "cpu"))
            infos.Add(network.Info);
        var comparer = Path.Combine(folder, "comparer.onnx");
        if (File.Exists(comparer))
        {
            using var network = new SymbolComparer(comparer, "cpu");
            infos.Add(network.Info);
        }

        if (infos.FirstOrDefault(i => !i.Listed) is { } unknown)
            throw new DobbleException(
                $"{Path.GetFileName(unknown.Path)}: its hash is not in models.json, so nobody can tell whether it is whole; "
                    + "export the model again");

        var readable = deckFiles.Where(deck => CanRead(folder, deck)).ToArray();
        if (readable.Length == 0)
            throw new DobbleException(
                "the model has the gallery of none of the decks here "
                    + $"({string.Join(", ", deckFiles.Select(Path.GetFileNameWithoutExtension))}); export it with its galleries");
        var smoke = readable.Select(deck => Smoke(finder, reader, deck)).FirstOrDefault(s => s is not null)
            ?? throw new DobbleException(
                "the model cannot be tried: no deck here can be drawn; install fonts-noto-color-emoji and fetch again");
        return new BundleFacts(
            Fingerprint(folder), [.. readable.Select(f => Path.GetFileNameWithoutExtension(f)!)],
            [.. deckFiles.Except(readable).Select(f => Path.GetFileNameWithoutExtension(f)!)], smoke);
    }

    // Of all files: the same networks with other galleries are another model.
    private static string Fingerprint(string folder)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(f => $"{Path.GetFileName(f)} {FileHash.Of(f)}\n");
        return FileHash.OfText(string.Concat(files))[..12];
    }

    // A deck of the user's own has its gallery beside it, made with another reader: it must be made anew, which is no fault of the model.
    private static bool CanRead(string folder, string deckFile)
    {
        var deck = Deck.Load(deckFile);
        if (deck.GalleryPath is not { } beside || !File.Exists(Path.Combine(folder, Path.GetFileName(beside))))
            return false;
        using var opened = Open(Path.Combine(folder, "finder.onnx"), Path.Combine(folder, "reader.onnx"), deckFile);
        return true;
    }

    // Reads tables that were rendered with known cards; null where the deck cannot be drawn.
    private static string? Smoke(string finder, string reader, string deckFile)
    {
        var deck = Deck.Load(deckFile);
        if (deck.Symbols.Any(s => s.Emoji is null))
            return null;
        using var opened = Open(finder, reader, deckFile);
        using var artist = new DemoTable(deck, cards: 2);
        var (right, wrong) = (0, 0);
        for (var seed = 1; seed <= Tables; seed++)
        {
            using var scene = artist.Render(seed);
            var shared = deck.SharedSlot(scene.Cards[0].Card!.Value, scene.Cards[1].Card!.Value);
            foreach (var match in opened.Read(scene.Image).Matches.Where(m => m.Confidence >= Sure))
            {
                var isRight = match.Symbol is { } symbol && deck.Symbols[symbol].Slot == shared;
                (right, wrong) = isRight ? (right + 1, wrong) : (right, wrong + 1);
            }
        }

        return wrong == 0 && right > 0
            ? $"{right} of {Tables} rendered tables read, none wrong"
            : throw new DobbleException(
                $"the model fails its trial: of {Tables} rendered tables of the deck {deck.Name} it reads {right} right and {wrong} "
                    + "wrong; it is not put into use");
    }

    private static TableReader Open(string finder, string reader, string deckFile) =>
        new(new ReaderOptions { FinderModel = finder, ReaderModel = reader, Deck = deckFile, Provider = "cpu" });
}

/// <summary>What a check of a model found.</summary>
/// <param name="Id">A fingerprint of its files.</param>
/// <param name="Decks">Decks that it can read.</param>
/// <param name="Unreadable">Decks on this machine that it has no gallery of.</param>
/// <param name="Trial">How the trial went.</param>
internal sealed record BundleFacts(string Id, IReadOnlyList<string> Decks, IReadOnlyList<string> Unreadable, string Trial);
