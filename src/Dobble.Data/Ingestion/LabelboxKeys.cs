using Dobble.Vision;

namespace Dobble.Data.Ingestion;

/// <summary>What Labelbox wants to know of us. The key is never shown.</summary>
internal sealed record LabelboxKeys(string Key, string Project)
{
    private const string KeyName = "LABELBOX_API_KEY", ProjectName = "LABELBOX_PROJECT_ID";

    /// <summary>Reads the environment.</summary>
    /// <exception cref="DobbleException">A variable is not set; all that are missing are named.</exception>
    public static LabelboxKeys Read(Func<string, string?> environment)
    {
        var (key, project) = (environment(KeyName)?.Trim(), environment(ProjectName)?.Trim());
        var missing = new[] { (KeyName, key), (ProjectName, project) }.Where(v => string.IsNullOrEmpty(v.Item2)).Select(v => v.Item1)
            .ToArray();
        return missing.Length == 0
            ? new LabelboxKeys(key!, project!)
            : throw new DobbleException(
                $"Labelbox needs {string.Join(" and ", missing)} in the environment: set {(missing.Length == 1 ? "it" : "them")}, "
                    + "or ingest an export file");
    }

    /// <summary>Nothing of the key.</summary>
    public override string ToString() => $"project {Project}";
}
