using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Models;

/// <summary>A folder with both networks, their cards and hashes, and the galleries of the decks.</summary>
public static class ModelBundle
{
    /// <summary>Opens a bundle for reading; matches that are not sure are kept, for they tell of calibration.</summary>
    /// <param name="folder">The bundle.</param>
    /// <param name="deckFile">The deck to read.</param>
    /// <exception cref="DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public static TableReader Open(string folder, string deckFile)
    {
        var deck = Deck.Load(deckFile);
        var gallery = Gallery.Load(Gallery.PathFor(deck, Path.Combine(folder, "reader.onnx")) ?? throw new DobbleException($"{deckFile}: the deck names no gallery; add one to its file"), deck);
        var finder = new CardFinder(Path.Combine(folder, "finder.onnx"), "cpu");
        CardReader? reader = null;
        try
        {
            reader = new CardReader(Path.Combine(folder, "reader.onnx"), "cpu");
            return new TableReader(finder, reader, deck, gallery, threshold: 0);
        }
        catch
        {
            finder.Dispose();
            reader?.Dispose();
            throw;
        }
    }

    /// <summary>Copies the files of a model's folder into another; <c>models.json</c> is left to whoever registers them.</summary>
    public static void Copy(string from, string to, Func<string, bool>? wanted = null)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from).Where(f => wanted?.Invoke(Path.GetFileName(f)) ?? true))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
