namespace Dobble.Assistant.Models;

/// <summary>What a model's card says of how good it is.</summary>
internal static class BundleMetrics
{
    private static readonly string[] Shown = ["pairs.right", "pairs.wrong", "cards.found", "mAP@0.5"];

    /// <summary>The figures of the evaluation that matter at the table; a dash where the card tells none.</summary>
    public static string Of(string folder)
    {
        var card = Path.Combine(folder, "reader.md");
        if (!File.Exists(card))
            return "–";
        var row = File.ReadLines(card).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).FirstOrDefault(c => c.Length >= 4 && c[1] == "dobble.evaluation");
        var figures = row?[2].Split(", ").Where(f => Shown.Contains(f.Split(' ')[0])).ToArray() ?? [];
        return figures.Length > 0 ? string.Join(", ", figures) : "–";
    }
}
