using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Files;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Models;

/// <summary>
/// A trained model on its way to the device, as a folder: its networks as ONNX files, <c>models.json</c> with their hashes, a card for
/// people beside each, the galleries of the decks, and for trainings that go on from it the weights.
/// </summary>
/// <param name="folder">The folder.</param>
public sealed class ModelBundle(string folder)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The network that finds cards.</summary>
    public string Finder => NetworkOf("finder");

    /// <summary>The network that reads cards.</summary>
    public string Reader => NetworkOf("reader");

    /// <summary>The network that compares symbols.</summary>
    public string Comparer => NetworkOf("comparer");

    /// <summary>The class vectors of the reader's training.</summary>
    public string Classes => Path.Combine(folder, "reader.classes");

    private string Index => Path.Combine(folder, "models.json");

    /// <summary>The ONNX file of a network, <c>finder</c>, <c>reader</c> or <c>comparer</c>.</summary>
    public string NetworkOf(string kind) => Path.Combine(folder, kind + ".onnx");

    /// <summary>The weights of a network, for a training to go on from.</summary>
    public string WeightsOf(string kind) => Path.Combine(folder, kind + ".weights");

    /// <summary>What is written into a network's ONNX file: data, configuration, figures.</summary>
    /// <exception cref="DobbleException">The file is missing or broken.</exception>
    public IReadOnlyDictionary<string, string> MetadataOf(string kind)
    {
        if (kind == "finder")
        {
            using var finder = new CardFinder(Finder, "cpu");
            return new Dictionary<string, string>(finder.Info.Metadata);
        }

        if (kind == "comparer")
        {
            using var comparer = new SymbolComparer(Comparer, "cpu");
            return new Dictionary<string, string>(comparer.Info.Metadata);
        }

        using var reader = new CardReader(Reader, "cpu");
        return new Dictionary<string, string>(reader.Info.Metadata);
    }

    /// <summary>Opens the bundle for reading; matches that are not sure are kept, for they tell of calibration.</summary>
    /// <param name="deckFile">The deck to read.</param>
    /// <exception cref="DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public TableReader Open(string deckFile)
    {
        var deck = Deck.Load(deckFile);
        var gallery = Gallery.Load(Gallery.PathFor(deck, Reader)
            ?? throw new DobbleException($"{deckFile}: the deck names no gallery; add one to its file"), deck);
        var finder = new CardFinder(Finder, "cpu");
        CardReader? reader = null;
        try
        {
            reader = new CardReader(Reader, "cpu");
            return new TableReader(finder, reader, deck, gallery);
        }
        catch
        {
            finder.Dispose();
            reader?.Dispose();
            throw;
        }
    }

    /// <summary>Copies the bundle's files into another; those of both together make one whole bundle.</summary>
    /// <param name="to">The other.</param>
    /// <param name="wanted">Says by their names which files; null for all.</param>
    public void CopyTo(ModelBundle to, Func<string, bool>? wanted = null)
    {
        Directory.CreateDirectory(to.Folder);
        foreach (var file in Directory.GetFiles(folder).Where(f => wanted?.Invoke(Path.GetFileName(f)) ?? true))
            File.Copy(file, Path.Combine(to.Folder, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>Enters the hash of a network that was written, and writes its card.</summary>
    /// <param name="kind">Which network.</param>
    /// <param name="about">What the card says first.</param>
    /// <param name="facts">A table for the card.</param>
    public void Register(string kind, string about, IReadOnlyDictionary<string, string> facts)
    {
        var index = File.Exists(Index) ? JsonNode.Parse(File.ReadAllText(Index))!.AsObject() : [];
        index[kind + ".onnx"] = new JsonObject { ["sha256"] = FileHash.Of(NetworkOf(kind)) };
        AtomicFile.Write(Index, index.ToJsonString(Indented) + "\n");

        var rows = facts.OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => $"| {f.Key} | {f.Value.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)} |");
        var size = string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(NetworkOf(kind)).Length / 1e6:f2} MB");
        File.WriteAllText(Path.Combine(folder, kind + ".md"), $"""
            # {kind}.onnx

            {about}

            | | |
            |---|---|
            | size | {size} |
            {string.Join('\n', rows)}

            """);
    }
}
