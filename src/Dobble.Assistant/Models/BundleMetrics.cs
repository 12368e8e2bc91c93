using Dobble.Data.Models;
using Dobble.Vision;

namespace Dobble.Assistant.Models;

/// <summary>What a model bundle says of how good it is.</summary>
internal static class BundleMetrics
{
    private const string None = "–";
    private static readonly string[] Shown = ["pairs.right", "pairs.wrong", "cards.found", "mAP@0.5"];

    /// <summary>The figures of the evaluation that matter at the table, from the reader's metadata; a dash where it tells none.</summary>
    public static string Of(string folder)
    {
        try
        {
            var figures = new ModelBundle(folder).MetadataOf("reader").GetValueOrDefault("dobble.evaluation", string.Empty)
                .Split(", ").Where(f => Shown.Contains(f.Split(' ')[0])).ToArray();
            return figures.Length > 0 ? string.Join(", ", figures) : None;
        }
        catch (DobbleException)
        {
            return None;
        }
    }
}
