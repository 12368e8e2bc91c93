using Dobble.Vision;
using Dobble.Vision.Reading;

namespace Dobble.Data.Files;

/// <summary>
/// The folder that holds <c>models/</c> and <c>decks/</c>, which the programs load everything from unless told otherwise.
/// </summary>
public record HomeFolder(string Root)
{
    /// <summary>Where the program's own decks are.</summary>
    public string Decks => Path.Combine(Root, "decks");

    /// <summary>
    /// Where a player's own decks are: <c>DOBBLE_DECKS</c>, else in the user's data folder. A deck is the file <c>NAME.json</c> with all
    /// that is called <c>NAME.…</c> beside it: its gallery, and the folder with images of its symbols.
    /// </summary>
    public static string OwnDecks => Environment.GetEnvironmentVariable("DOBBLE_DECKS") is { Length: > 0 } configured
        ? Path.GetFullPath(configured)
        : Path.Combine(UserData, "decks");

    /// <summary>What belongs to the user: the folder <c>dobble</c> in <c>XDG_DATA_HOME</c>, else in <c>~/.local/share</c>.</summary>
    public static string UserData => Path.Combine(FolderOf(Environment.SpecialFolder.LocalApplicationData), "dobble");

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

    /// <summary>
    /// The file of a deck, given its name (<c>emoji</c>) or a path (<c>./mine.json</c>); <c>any</c> and <c>auto</c> stay what they are.
    /// </summary>
    /// <exception cref="DobbleException">No deck has that name.</exception>
    public string DeckFile(string nameOrPath)
    {
        if (nameOrPath is ReaderOptions.AnyDeck or ReaderOptions.AutoDeck
            || nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || nameOrPath.Contains('/', StringComparison.Ordinal))
            return nameOrPath;

        if (DeckFiles().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == nameOrPath) is { } file)
            return file;
        var known = string.Join(", ", DeckFiles().Select(Path.GetFileNameWithoutExtension));
        throw new DobbleException(
            $"There is no deck named '{nameOrPath}' in {Decks} or {OwnDecks}: name one of these ({known}) or the path of a deck file.");
    }

    /// <summary>The deck files that are there: those that come with the program, then the player's own, each by name.</summary>
    public IReadOnlyList<string> DeckFiles() => [.. ShippedDeckFiles(), .. FilesIn(OwnDecks)];

    /// <summary>The deck files that come with the program, by name.</summary>
    public IReadOnlyList<string> ShippedDeckFiles() => FilesIn(Decks);

    /// <summary>The path of a special folder, also where it is not there: then a message names it.</summary>
    protected static string FolderOf(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);

    private static string[] FilesIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];
}
