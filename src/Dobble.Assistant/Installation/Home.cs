using Dobble.Assistant.Models;
using Dobble.Vision;

namespace Dobble.Assistant.Installation;

/// <summary>The folder that holds <c>models/</c> and <c>decks/</c>, which everything is loaded from unless told otherwise.</summary>
internal sealed record Home(string Root)
{
    public string Decks => Path.Combine(Root, "decks");

    /// <summary>The network in use that finds cards: of the model that was installed last, or the one that is shipped.</summary>
    public string FinderModel => Path.Combine(Models.Current, "finder.onnx");

    /// <summary>The network in use that reads cards.</summary>
    public string ReaderModel => Path.Combine(Models.Current, "reader.onnx");

    /// <summary>The models on this machine.</summary>
    public InstalledModels Models => new(Path.Combine(Root, "models"), InstallFolder());

    /// <summary>Where spoken names are kept: the user's cache folder (<c>XDG_CACHE_HOME</c>, else <c>~/.cache</c>).</summary>
    public static string Voices => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(FolderOf(Environment.SpecialFolder.UserProfile), ".cache"),
        "dobble", "voices");

    /// <summary>Where recordings go unless the settings name a folder.</summary>
    public string Recordings => Path.Combine(IsInstalled ? UserData : Root, "recordings");

    // The folder of an installed program belongs to whoever installed it, even where root, playing, could write to it.
    private bool IsInstalled => Path.TrimEndingDirectorySeparator(Root) == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    // XDG_DATA_HOME, else ~/.local/share.
    private static string UserData => Path.Combine(FolderOf(Environment.SpecialFolder.LocalApplicationData), "dobble");

    // Also where it is not there: then a message names it, and nothing is written into the folder one happens to be in.
    private static string FolderOf(Environment.SpecialFolder folder) => Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);

    // In the tree, beside the models that are shipped; where those cannot be written to, among the user's data.
    private string InstallFolder()
    {
        if (Environment.GetEnvironmentVariable("DOBBLE_MODELS") is { Length: > 0 } configured)
            return Path.GetFullPath(configured);
        var beside = Path.Combine(Root, "models", "installed");
        return !IsInstalled && (Directory.Exists(beside) || InstalledModels.CanMake(beside)) ? beside : Path.Combine(UserData, "models");
    }

    /// <summary><c>DOBBLE_HOME</c>, or the first folder above the program that holds <c>decks/</c>.</summary>
    public static Home Find()
    {
        var configured = Environment.GetEnvironmentVariable("DOBBLE_HOME");
        if (!string.IsNullOrEmpty(configured))
            return new Home(Path.GetFullPath(configured));

        for (var dir = new DirectoryInfo(AppContext.BaseDirectory); dir is not null; dir = dir.Parent)
        {
            if (Directory.Exists(Path.Combine(dir.FullName, "decks")))
                return new Home(dir.FullName);
        }

        return new Home(AppContext.BaseDirectory);
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
