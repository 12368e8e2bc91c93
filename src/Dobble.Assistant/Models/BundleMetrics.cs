namespace Dobble.Assistant.Models;

/// <summary>What a model's card says of how good it is.</summary>
internal static class BundleMetrics
{
    private static readonly string[] Keys = ["dobble.evaluation", "dobble.metrics"];

    /// <summary>The figures of the evaluation, or of the reader's training; empty where the card tells none.</summary>
    public static string Of(string folder)
    {
        var card = Path.Combine(folder, "reader.md");
        if (!File.Exists(card))
            return string.Empty;
        var rows = File.ReadLines(card).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Where(c => c.Length >= 4).ToArray();
        return Keys.Select(key => rows.FirstOrDefault(c => c[1] == key)?[2]).FirstOrDefault(v => v is not null) ?? string.Empty;
    }
}
