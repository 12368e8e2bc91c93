using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Data.DataSets;

/// <summary>A picture of one symbol, cut out of a scan or a photo.</summary>
/// <param name="Name">The symbol's identifier.</param>
/// <param name="Path">The picture file.</param>
public sealed record SymbolCutout(string Name, string Path);

/// <summary>The symbol pictures of a folder, and what is wrong with the others.</summary>
public sealed record SymbolData(IReadOnlyList<SymbolCutout> Pictures, IReadOnlyList<DataFault> Faults);

/// <summary>Reads cut-out symbols: one folder a symbol, named like it, with pictures in it.</summary>
public static class SymbolFolder
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png"];

    /// <summary>Lists the pictures, sorted by path.</summary>
    /// <exception cref="DobbleException">The folder is missing or holds no pictures.</exception>
    public static SymbolData Load(string folder, Deck? deck = null)
    {
        if (!Directory.Exists(folder))
            throw new DobbleException($"{folder}: no such folder; name a folder of cut-out symbols");
        var pictures = new List<SymbolCutout>();
        var faults = new List<DataFault>();
        foreach (var symbol in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(symbol);
            if (deck is not null && deck.FindSymbol(name) is null)
                faults.Add(new DataFault(symbol, $"'{name}' is no symbol of the deck {deck.Name}: rename the folder or name the right deck"));
            else
                AddPictures(symbol, name, pictures, faults);
        }

        if (pictures.Count == 0 && faults.Count == 0)
            throw new DobbleException($"{folder}: no cut-out symbols here; each symbol needs a folder with its name");
        return new SymbolData(pictures, faults);
    }

    private static void AddPictures(string folder, string name, List<SymbolCutout> pictures, List<DataFault> faults)
    {
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            if (!Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                continue;
            if (PictureFile.Check(path, out var fault) is null)
                faults.Add(new DataFault(path, fault!));
            else
                pictures.Add(new SymbolCutout(name, path));
        }
    }
}
