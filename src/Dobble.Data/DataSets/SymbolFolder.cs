using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Data.DataSets;

/// <summary>An image of one symbol, cut out of a scan or a photo.</summary>
/// <param name="Name">The symbol's identifier.</param>
/// <param name="Path">The image file.</param>
public sealed record SymbolCutout(string Name, string Path);

/// <summary>The symbol images of a folder, and what is wrong with the others.</summary>
public sealed record SymbolData(IReadOnlyList<SymbolCutout> Images, IReadOnlyList<DataError> Errors);

/// <summary>Reads cut-out symbols: one folder a symbol, named like it, with images in it.</summary>
public static class SymbolFolder
{
    /// <summary>Lists the images, sorted by path.</summary>
    /// <exception cref="DobbleException">The folder is missing or holds no images.</exception>
    public static SymbolData Load(string folder, Deck? deck = null)
    {
        if (!Directory.Exists(folder))
            throw new DobbleException($"{folder}: no such folder; name a folder of cut-out symbols");
        var images = new List<SymbolCutout>();
        var errors = new List<DataError>();
        foreach (var symbol in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(symbol);
            if (deck is not null && deck.FindSymbol(name) is null)
                errors.Add(
                    new DataError(symbol, $"'{name}' is no symbol of the deck {deck.Name}: rename the folder or name the right deck"));
            else
                AddImages(symbol, name, images, errors);
        }

        if (images.Count == 0 && errors.Count == 0)
            throw new DobbleException($"{folder}: no cut-out symbols here; each symbol needs a folder with its name");
        return new SymbolData(images, errors);
    }

    private static void AddImages(string folder, string name, List<SymbolCutout> images, List<DataError> errors)
    {
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            if (!ImageFiles.Is(path))
                continue;
            if (Photo.Check(path, out var error) is null)
                errors.Add(new DataError(path, error!));
            else
                images.Add(new SymbolCutout(name, path));
        }
    }
}
