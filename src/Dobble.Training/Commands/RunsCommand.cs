using System.CommandLine;
using Dobble.Data.Runs;
using Dobble.Training.Pipeline;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train runs</c>: lists, compares and sends runs.</summary>
internal static class RunsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var work = RunCommand.WorkOption();
        work.Recursive = true;
        var ids = new Argument<string[]>("RUN")
        { Description = "Runs to compare; the beginning of a name suffices.", Arity = new ArgumentArity(2, 20) };
        var compare = new Command("compare", "Shows settings that differ between runs, and their figures side by side.") { ids };
        compare.SetAction(parsed =>
        {
            var all = All(parsed.GetValue(work)!);
            RunTable.Compare(AnsiConsole.Console, [.. parsed.GetValue(ids)!.Select(id => Find(all, id))]);
        });
        var push = new Command("push", "Sends runs to the MLflow server of MLFLOW_TRACKING_URI that it has not got yet.");
        push.SetAction((parsed, stop) => RunTracking.PushAllAsync(new Workplace(parsed.GetValue(work)!), AnsiConsole.Console, stop));
        var command = new Command("runs", "Lists the runs in the working directory.") { compare, push, work };
        command.SetAction(parsed => RunTable.List(AnsiConsole.Console, All(parsed.GetValue(work)!)));
        return command;
    }

    private static IReadOnlyList<RunRecord> All(string work)
    {
        var runs = RunFolder.All(new Workplace(work).Runs);
        return runs.Count > 0 ? runs : throw new DobbleException(
            $"{Path.GetFullPath(work)}: no runs here; start one with `dobble-train run -dp -tp`, or name another directory with --work");
    }

    private static RunRecord Find(IReadOnlyList<RunRecord> runs, string id)
    {
        var found = runs.Where(r => r.Id.StartsWith(id, StringComparison.Ordinal)).ToArray();
        return found is [var run]
            ? run
            : throw new DobbleException(found.Length == 0 ? $"{id}: there is no such run; `dobble-train runs` lists them"
                : $"{id}: {found.Length} runs begin so; write more of the name");
    }
}
