using Dobble.Assistant.Models;
using Dobble.Data.Files;

namespace Dobble.Assistant.Installation;

/// <summary>The home folder, with the models that were installed and what belongs to the user.</summary>
internal sealed record Home(string Root) : HomeFolder(Root)
{
    /// <summary>The network in use that finds cards: of the model that was installed last, or the one that is shipped.</summary>
    public string FinderModel => Path.Combine(Models.Current, "finder.onnx");

    /// <summary>The network in use that reads cards.</summary>
    public string ReaderModel => Path.Combine(Models.Current, "reader.onnx");

    /// <summary>The network in use that compares symbols of unknown decks; the one that is shipped where the model has none.</summary>
    public string ComparerModel => Path.Combine(Models.Current, "comparer.onnx") is var own && File.Exists(own)
        ? own
        : Path.Combine(ShippedModels, "comparer.onnx");

    /// <summary>The models on this machine.</summary>
    public InstalledModels Models => new(ShippedModels, InstallFolder());

    /// <summary>Where spoken names are kept: the user's cache folder (<c>XDG_CACHE_HOME</c>, else <c>~/.cache</c>).</summary>
    public static string Voices => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(FolderOf(Environment.SpecialFolder.UserProfile), ".cache"),
        "dobble", "voices");

    /// <summary>Where recordings go unless the settings name a folder.</summary>
    public string Recordings => Path.Combine(IsInstalled ? UserData : Root, "recordings");

    /// <summary>Where it is kept how the games of each session went.</summary>
    public static string Games => Path.Combine(UserData, "games");

    // The folder of an installed program belongs to whoever installed it, even where root, playing, could write to it.
    private bool IsInstalled => Path.TrimEndingDirectorySeparator(Root) == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    // In the tree, beside the models that are shipped; where those cannot be written to, among the user's data.
    private string InstallFolder()
    {
        if (Environment.GetEnvironmentVariable("DOBBLE_MODELS") is { Length: > 0 } configured)
            return Path.GetFullPath(configured);
        var beside = Path.Combine(ShippedModels, "installed");
        return !IsInstalled && (Directory.Exists(beside) || InstalledModels.CanMake(beside)) ? beside : Path.Combine(UserData, "models");
    }
}
