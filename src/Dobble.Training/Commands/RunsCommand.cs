using System.CommandLine;
using Dobble.Data.Mlflow;
using Dobble.Data.Reports;
using Dobble.Data.Runs;
using Dobble.Training.Pipeline;
using Dobble.Training.Pipeline.Tracing;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train runs</c>: lists, shows, compares and sends runs.</summary>
internal static class RunsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var work = RunCommand.WorkOption();
        work.Recursive = true;
        var command = new Command("runs", "Lists the runs in the working directory.")
        { Compare(work), Open(work), Photo(work), Push(work), Ui(work), work };
        command.SetAction(parsed => RunTable.List(AnsiConsole.Console, RunList.All(parsed.GetValue(work)!)));
        return command;
    }

    private static Command Compare(Option<string> work)
    {
        var ids = new Argument<string[]>("RUN")
        { Description = "Runs to compare; the beginning of a name suffices.", Arity = new ArgumentArity(2, 20) };
        var report = new Option<string?>("--report")
        { Description = "Write an HTML page with the curves of their trainings as well.", HelpName = "FILE" };
        var command = new Command("compare", "Shows settings that differ between runs, and their figures side by side.") { ids, report };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(work)!;
            RunRecord[] runs = [.. parsed.GetValue(ids)!.Select(id => RunList.Find(folder, id))];
            RunTable.Compare(AnsiConsole.Console, runs);
            if (parsed.GetValue(report) is not { } page)
                return;
            RunsPage.Compare(page, new Workplace(folder).Runs, runs);
            AnsiConsole.MarkupLineInterpolated($"Report: {page}");
        });
        return command;
    }

    private static Command Open(Option<string> work)
    {
        var id = new Argument<string?>("RUN") { Description = "The run; without one the list of all.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("open", "Opens the page of a run, or of all runs, in a browser; prints where it lies.") { id };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(work)!;
            var page = parsed.GetValue(id) is { } name
                ? Path.Combine(new Workplace(folder).Runs, RunList.Find(folder, name).Id, "index.html")
                : RunsPage.Write(new Workplace(folder).Runs, RunList.All(folder));
            AnsiConsole.MarkupLineInterpolated($"{Path.GetFullPath(page)}");
            Browser.Open(Path.GetFullPath(page));
        });
        return command;
    }

    private static Command Photo(Option<string> work)
    {
        var id = new Argument<string>("RUN") { Description = "The run; the beginning of its name suffices." };
        var photo = new Argument<string>("PHOTO") { Description = "The photo's file, or its name." };
        var command = new Command(
            "photo", "Follows one photo through a run: labels, part, cards, training samples, reading, judgement; opens a page of it.")
        { id, photo };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(work)!;
            var run = Path.GetFullPath(Path.Combine(new Workplace(folder).Runs, RunList.Find(folder, parsed.GetValue(id)!).Id));
            var page = PhotoPage.Write(run, parsed.GetValue(photo)!, Terminal.On(Console.Out));
            AnsiConsole.MarkupLineInterpolated($"{page}");
            Browser.Open(page);
        });
        return command;
    }

    private static Command Push(Option<string> work)
    {
        var command = new Command("push", "Brings the MLflow server of MLFLOW_TRACKING_URI to what the runs' folders say.");
        command.SetAction((parsed, stop) => RunTracking.PushAllAsync(
            new Workplace(parsed.GetValue(work)!),
            MlflowAddress.From(Environment.GetEnvironmentVariable)
                ?? throw new DobbleException("runs push: there is no server to send to; set MLFLOW_TRACKING_URI to http(s)://host:port"),
            AnsiConsole.Console, stop));
        return command;
    }

    private static Command Ui(Option<string> work)
    {
        var port = new Option<int>("--port") { Description = "Port on this machine.", DefaultValueFactory = _ => 5000 }.Within(1, 65535);
        var command = new Command(
            "ui", "Starts MLflow, where it is installed, on a database beside the runs, sends it the runs and opens it.") { port };
        command.SetAction((parsed, stop) => MlflowProgram.RunAsync(
            new Workplace(parsed.GetValue(work)!), parsed.GetValue(port), AnsiConsole.Console, stop));
        return command;
    }
}
