using System.CommandLine;
using System.Globalization;
using Dobble.Data.Runs;
using Dobble.Training.Pipeline.Engine;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train cache</c>: what steps made, how much of the disk it takes, and how to have that back.</summary>
internal static class CacheCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var work = RunCommand.WorkOption();
        work.Recursive = true;
        var command = new Command("cache", "Lists what steps made and is kept, the oldest use first.") { Prune(work), work };
        command.SetAction(parsed =>
        {
            var entries = Of(parsed.GetValue(work)!).Entries();
            var table = new Table().RoundedBorder().AddColumns("step", "key", "last used").AddColumn(
                new TableColumn("size").RightAligned());
            foreach (var entry in entries)
                table.AddRow(
                    Markup.Escape(entry.Step), Markup.Escape(entry.Key),
                    entry.Used.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                    Size(entry.Bytes));
            AnsiConsole.Write(table);
            AnsiConsole.MarkupLineInterpolated($"{entries.Count} entries, {Size(entries.Sum(e => e.Bytes))}");
        });
        return command;
    }

    private static Command Prune(Option<string> work)
    {
        var size = new Option<double>("--max-gigabytes")
        { Description = "Leave at most this much.", HelpName = "GB", DefaultValueFactory = _ => 0 }.Within(0, 1e6);
        var command = new Command(
            "prune",
            "Removes what was used longest ago. Runs keep their pages, images and models; nothing else is lost but time.") { size };
        command.SetAction((parsed, stop) =>
        {
            var folder = parsed.GetValue(work)!;
            var removed = Of(folder).Prune((long)(parsed.GetValue(size) * 1e9), new Workplace(folder).Runs, stop);
            AnsiConsole.MarkupLineInterpolated($"{removed.Count} entries removed, {Size(removed.Sum(e => e.Bytes))}");
            return Task.FromResult(0);
        });
        return command;
    }

    private static StepCache Of(string work) => new(new Workplace(work).Cache, TimeProvider.System);

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
