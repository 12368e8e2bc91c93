namespace Dobble.Data.Runs;

/// <summary>The working directory of pipelines: what they keep lies in folders of fixed names there.</summary>
/// <param name="Folder">The directory.</param>
public sealed record Workplace(string Folder)
{
    /// <summary>One folder a run.</summary>
    public string Runs => Path.Combine(Folder, "runs");

    /// <summary>What steps made.</summary>
    public string Cache => Path.Combine(Folder, "cache");

    /// <summary>A path of the settings: relative ones lie here, addresses stay as they are.</summary>
    public string Resolve(string path) =>
        path.Contains("://", StringComparison.Ordinal) ? path : Path.GetFullPath(path, Path.GetFullPath(Folder));
}
