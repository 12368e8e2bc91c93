using System.CommandLine;
using Dobble.Data.Reports;
using Dobble.Data.Runs;
using Dobble.Training.Pipeline;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train repeat RUN</c>: trains again as a run did, and says whether the same weights come out.</summary>
internal static class RepeatCommand
{
    private const string Weights = "weights";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var id = new Argument<string>("RUN") { Description = "The run; the beginning of its name suffices." };
        var work = RunCommand.WorkOption();
        var command = new Command("repeat",
            "Trains again as a run did. Exit code 0: the same weights; 1: others, with the inputs that differ.") { id, work };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.GetValue(work)!, parsed.GetValue(id)!, Terminal.On(Console.Out), stop));
        return command;
    }

    private static async Task<int> RunAsync(string work, string id, IAnsiConsole console, CancellationToken stop)
    {
        var first = RunList.Find(work, id);
        string[] trainings = [.. first.Steps.Where(s => s.Facts.ContainsKey(Weights)).Select(s => s.Name)];
        if (trainings.Length == 0 || first.Steps.FirstOrDefault(s => s.Facts.ContainsKey("version")) is not { } download)
            throw new DobbleException($"{first.Id}: trained nothing that its record tells the weights of; name another run");
        var again = await PipelineProgram.RunAsync(
            new PipelineRequest
            {
                Config = Path.Combine(new Workplace(work).Runs, first.Id, "pipeline.yaml"),
                Overrides = [KeyValuePair.Create("download.version", $"'{download.Facts["version"]}'")],
                Steps = trainings,
                Fresh = trainings,
                Parent = first.Id,
                Title = $"repeat of {first.Title ?? first.Id}",
                Command = $"dobble-train repeat {first.Id}",
            },
            new Workplace(work), console, TimeProvider.System, stop);
        return Compare(first, again, trainings, console);
    }

    private static int Compare(RunRecord first, RunRecord again, string[] trainings, IAnsiConsole console)
    {
        var differing = trainings.Where(t => FactsOf(first, t)[Weights] != FactsOf(again, t)[Weights]).ToArray();
        foreach (var training in trainings)
        {
            if (differing.Contains(training))
                console.MarkupLineInterpolated($"[red]✗[/] {training}: other weights than in {first.Id}");
            else
                console.MarkupLineInterpolated(
                    $"[green]✓[/] {training}: the same weights as in {first.Id} ({FactsOf(first, training)[Weights][..12]})");
        }

        if (differing.Length == 0)
            return 0;
        var inputs = Inputs(first, again, differing).ToArray();
        if (inputs.Length == 0)
        {
            console.MarkupLine("No input that is recorded differs.");
            return 1;
        }

        console.MarkupLine(inputs.Length == 1 ? "This input differs:" : "These inputs differ:");
        var table = new Table().RoundedBorder().AddColumns("input", "then", "now");
        foreach (var (name, then, now) in inputs)
            table.AddRow(Markup.Escape(name), Markup.Escape(then), Markup.Escape(now));
        console.Write(table);
        return 1;
    }

    private static IEnumerable<(string Name, string Then, string Now)> Inputs(RunRecord first, RunRecord again, string[] trainings) =>
        Differing(string.Empty, first.Inputs, again.Inputs)
            .Concat(Differing(string.Empty, first.Settings, again.Settings.Where(s => first.Settings.ContainsKey(s.Key)).ToDictionary(),
                only: true))
            .Concat(trainings.SelectMany(t => Differing(t + " ", FactsOf(first, t), FactsOf(again, t)).Where(
                d => !d.Name.EndsWith(Weights, StringComparison.Ordinal))));

    private static IEnumerable<(string Name, string Then, string Now)> Differing(
        string prefix, IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> now, bool only = false) =>
        from key in only ? now.Keys : then.Keys.Union(now.Keys)
        let values = (Then: then.GetValueOrDefault(key, "not recorded"), Now: now.GetValueOrDefault(key, "not recorded"))
        where values.Then != values.Now && key != "download.version"
        select (prefix + key, values.Then, values.Now);

    private static IReadOnlyDictionary<string, string> FactsOf(RunRecord run, string step) => run.Steps.First(s => s.Name == step).Facts;
}
