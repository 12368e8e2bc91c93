using Dobble.Vision;

namespace Dobble.Data.Files;

/// <summary>
/// The folder that holds <c>models/</c> and <c>decks/</c>, which the programs load everything from unless told otherwise.
/// </summary>
public record HomeFolder(string Root)
{
    /// <summary>Where the program's own decks are.</summary>
    public string Decks => Path.Combine(Root, "decks");

    /// <summary>Where the networks are that come with the program.</summary>
    public string ShippedModels => Path.Combine(Root, "models");

    /// <summary><c>DOBBLE_HOME</c>, or the first folder above the program that holds <c>decks/</c>; else the program's own.</summary>
    public static string FindRoot() => Environment.GetEnvironmentVariable("DOBBLE_HOME") is { Length: > 0 } configured
        ? Path.GetFullPath(configured)
        : FindAbove("decks") ?? AppContext.BaseDirectory;

    /// <summary>The first folder above the program in which there is a file or folder of a name; null where there is none.</summary>
    public static string? FindAbove(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, name)))
                return folder.FullName;
        }

        return null;
    }

    /// <summary>The file of a deck, given its name (<c>emoji</c>) or a path (<c>./mine.json</c>).</summary>
    /// <exception cref="DobbleException">No deck has that name.</exception>
    public string DeckFile(string nameOrPath)
    {
        if (nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || nameOrPath.Contains('/', StringComparison.Ordinal))
            return nameOrPath;

        var file = Path.Combine(Decks, nameOrPath + ".json");
        if (File.Exists(file))
            return file;
        var known = string.Join(", ", DeckFiles().Select(Path.GetFileNameWithoutExtension));
        throw new DobbleException(
            $"There is no deck named '{nameOrPath}' in {Decks}: name one of these ({known}) or the path of a deck file.");
    }

    /// <summary>The deck files that are there, by name.</summary>
    public IReadOnlyList<string> DeckFiles() =>
        Directory.Exists(Decks) ? [.. Directory.EnumerateFiles(Decks, "*.json").Order(StringComparer.Ordinal)] : [];
}
