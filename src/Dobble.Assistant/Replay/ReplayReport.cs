using System.Globalization;
using Spectre.Console;

namespace Dobble.Assistant.Replay;

/// <summary>Prints the summary of a replay for people.</summary>
internal static class ReplayReport
{
    public static void Write(IAnsiConsole console, ReplayResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        table.AddRow("recording", Number($"{result.Figures.Length:m\\:ss\\.f} long, {result.Frames} frames"));
        table.AddRow(
            "read", Number(
                $"{result.Figures.Frames} frames in {result.Elapsed:m\\:ss\\.f}, {result.Figures.Frames / result.Elapsed.TotalSeconds:0.0} a second, {result.Dropped} dropped"));
        if (result.Realtime)
            table.AddRow(
                "delay", Number($"{Ms(result.Figures.Delay(0.5))} median, {Ms(result.Figures.Delay(0.99))} at the 99th percentile"));
        var ringed = result.Figures.Ringed > 0 ? Number($", {result.Figures.Ringed} ringed without a name") : "";
        table.AddRow("answers", Number($"{result.Figures.Answers.Count} said, {result.Figures.Mistakes} taken back{ringed}"));
        if (result.Score is { } score)
            AddScore(table, score);
        console.Write(table);
    }

    private static void AddScore(Table table, GameScore score)
    {
        var grade = score is { Wrong: 0, Missed: 0 } ? "green" : score.Wrong == 0 ? "yellow" : "red";
        table.AddRow("compared with the truth",
            Number($"[{grade}]{score.Right} of {score.Pairs} pairs right, {score.Wrong} wrong, {score.Missed} missed[/]"));
        if (score.Time(0.5) is { } median && score.Time(0.95) is { } late)
            table.AddRow("time to answer", Number($"{Ms(median)} median, {Ms(late)} at the 95th percentile"));
    }

    private static string Ms(TimeSpan time) => Number($"{time.TotalMilliseconds:0} ms");

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
