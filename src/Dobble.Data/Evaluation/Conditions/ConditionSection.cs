using System.Text;
using Dobble.Data.Files;
using Dobble.Vision.Reading;

namespace Dobble.Data.Evaluation.Conditions;

/// <summary>The section of the accuracy page with a row a condition and a column for each pair of networks that was measured.</summary>
public static class ConditionSection
{
    private const string Condition = "condition", Pairs = "pairs";

    /// <summary>Writes the column of these networks; the other columns, and rows that were not measured now, stay.</summary>
    /// <exception cref="Dobble.Vision.DobbleException">The page cannot be written, or the section's end is lost.</exception>
    public static void Write(
        string path, string section, string command, ReaderOptions networks, double threshold, IReadOnlyList<ConditionScore> scores)
    {
        var column = $"`{Short(networks.FinderModel)}` `{Short(networks.ReaderModel)}`";
        AccuracyPage.Write(path, section, before => Body(section, command, threshold, Merge(Parse(before), column, scores)));
    }

    private static List<List<string>> Parse(string body)
    {
        var rows = body.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | ").ToList()).ToList();
        return rows.Count == 0 ? [[Condition, Pairs]] : rows;
    }

    private static List<List<string>> Merge(List<List<string>> table, string column, IReadOnlyList<ConditionScore> scores)
    {
        var at = table[0].IndexOf(column);
        if (at < 0)
        {
            at = table[0].Count;
            table[0].Add(column);
            table.Skip(1).ToList().ForEach(row => row.Add("–"));
        }

        foreach (var score in scores)
        {
            var row = table.Find(r => r[0] == score.Title);
            if (row is null)
                table.Add(row = [score.Title, "", .. Enumerable.Repeat("–", table[0].Count - 2)]);
            row[1] = FormattableString.Invariant($"{score.Pairs}");
            row[at] = FormattableString.Invariant($"{score.Right} / {score.Wrong} / {score.Silent} ({score.WrongLive})");
        }

        return table;
    }

    private static string Body(string section, string command, double threshold, List<List<string>> table)
    {
        var text = new StringBuilder($"## {section}\n\n`{command}`\n\n");
        text.Append(
            FormattableString.Invariant(
                $"Right / wrong / silent at the threshold {threshold}, and in brackets the wrong answers at {ConditionRun.Live}, which live play needs; a column for each finder and reader.\n\n"));
        for (var i = 0; i < table.Count; i++)
        {
            text.Append("| ").AppendJoin(" | ", table[i]).Append(" |\n");
            if (i == 0)
                text.Append("|---|").Insert(text.Length, "---:|", table[0].Count - 1).Append('\n');
        }

        return text.Append('\n').ToString();
    }

    private static string Short(string model) => FileHash.Of(model)[..12];
}
