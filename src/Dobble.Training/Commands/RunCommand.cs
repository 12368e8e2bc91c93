using System.CommandLine;
using Dobble.Data.Reports;
using Dobble.Data.Runs;
using Dobble.Training.Files;
using Dobble.Training.Pipeline;
using Dobble.Training.Sweeps;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train run</c>: the data pipeline, the training pipeline, or both.</summary>
internal static class RunCommand
{
    private static readonly Option<bool> Data = new("--data-pipeline", "-dp")
    { Description = "Run the data pipeline: ingest, convert, split, upload." };
    private static readonly Option<bool> Training = new("--training-pipeline", "-tp")
    { Description = "Run the training pipeline: download to register." };
    private static readonly Option<string[]> Step = new("--step")
    {
        Description =
            "Run this step alone, with those that it needs (taken from the cache where nothing changed); "
                + "with -dp the data pipeline before it.",
        HelpName = "NAME"
    };
    private static readonly Option<string[]> Fresh = new("--fresh")
    { Description = "Do this step anew, whatever the cache has.", HelpName = "STEP" };
    private static readonly Option<string?> Config = new("--pipeline", "--config")
    { Description = "The pipeline file [default: pipelines/default.yaml]", HelpName = "FILE" };
    private static readonly Option<bool> Quick = new("--quick")
    { Description = "Everything in about three minutes, to try it (pipelines/quick.yaml)." };
    private static readonly Option<string?> Folder = new("--data")
    { Description = "Labelled photos: sets ingest.source.", HelpName = "DIR" };
    private static readonly Option<string?> Store = new("--store")
    { Description = "Where data sets and models are kept: a folder or s3://bucket/prefix. Sets pipeline.store.", HelpName = "URI" };
    private static readonly Option<string[]> Set = new("--set")
    { Description = "Set one value of the pipeline file, such as train-reader.training.steps=200.", HelpName = "KEY=VALUE" };
    private static readonly Option<string?> Title = new("--name")
    { Description = "What the run is called in lists and in MLflow [default: when it began]" };
    private static readonly Option<string?> Experiment = new("--experiment")
    { Description = "The experiment in MLflow that the run belongs to [default: pipeline.name]", HelpName = "NAME" };
    private static readonly Option<string[]> Tags = new("--tag")
    { Description = "Write something on the run, such as lens=wide.", HelpName = "KEY=VALUE" };
    private static readonly Option<string?> Parent = new("--parent")
    { Description = "The run that this one is a part of; MLflow shows it nested there.", HelpName = "RUN" };
    private static readonly Option<string?> Job = new("--job")
    { Description = "Do not run, but write a Kubernetes Job that does, for kubectl apply.", HelpName = "FILE" };
    private static readonly Option<string> Work = WorkOption();
    private static readonly Option<bool> Force = new("--force")
    { Description = "Register the model even where it is worse than the one that is shipped." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new Command("run", "Runs the data pipeline, the training pipeline, or both; what has not changed is not done again.")
        {
            Data, Training, Step, Fresh, Config, Quick, Folder, Store, Set, Work, Force,
            Title, Experiment, Tags, Parent, Job,
        };
        var kubernetes = new KubernetesArguments(command);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(Data) && !result.GetValue(Training) && result.GetValue(Step) is null or [])
                result.AddError("run: say what to run: -dp, -tp, both, or --step NAME.");
            if (result.GetValue(Quick) && result.GetValue(Config) is not null)
                result.AddError("run: --quick has a pipeline file of its own; leave --pipeline out.");
        });
        Pairs(Set, "train-reader.training.steps=200");
        Pairs(Tags, "lens=wide");
        command.SetAction((parsed, stop) => parsed.GetValue(Job) is { } file
            ? WriteAsync(file, parsed, kubernetes.Job(parsed, parsed.GetValue(Work)!), stop)
            : RunAsync(parsed, stop));
        return command;
    }

    private static void Pairs(Option<string[]> option, string example) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string[]>()?.FirstOrDefault(s => s.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong)
            result.AddError($"{option.Name} {wrong}: write KEY=VALUE, such as {example}.");
    });

    private static KeyValuePair<string, string> Pair(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create(text[..at], text[(at + 1)..]);
    }

    /// <summary>The option for the working directory.</summary>
    internal static Option<string> WorkOption() => new("--work")
    {
        Description = "Working directory for runs/, cache/ and a local store.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };

    // The same command line without what only writing the job needs.
    private static async Task<int> WriteAsync(string file, ParseResult parsed, KubernetesJob job, CancellationToken stop)
    {
        string[] own = ["--job", "--image", "--claim", "--secret", "--processors", "--memory"];
        var words = parsed.Tokens.Select(t => t.Value).ToList();
        foreach (var option in own.Where(words.Contains))
            words.RemoveRange(words.IndexOf(option), 2);
        if (!words.Contains("--work"))
            words.AddRange(["--work", "."]);
        await File.WriteAllTextAsync(file, job.Run(parsed.GetValue(Title) ?? Path.GetFileNameWithoutExtension(file), words), stop);
        await Console.Out.WriteLineAsync($"kubectl apply -f {file}");
        return 0;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var request = new PipelineRequest
        {
            Data = parsed.GetValue(Data),
            Training = parsed.GetValue(Training),
            Steps = parsed.GetValue(Step) ?? [],
            Fresh = parsed.GetValue(Fresh) ?? [],
            Config = parsed.GetValue(Config) ?? Shipped.Pipeline(parsed.GetValue(Quick) ? "quick" : "default"),
            Overrides = [.. Overrides(parsed)],
            Title = parsed.GetValue(Title),
            Experiment = parsed.GetValue(Experiment),
            Parent = parsed.GetValue(Parent),
            Tags = (parsed.GetValue(Tags) ?? []).Select(Pair).GroupBy(t => t.Key).ToDictionary(g => g.Key, g => g.Last().Value),
            Command = "dobble-train " + string.Join(' ', parsed.Tokens.Select(t => t.Value)),
        };
        await PipelineProgram.RunAsync(request, new Workplace(parsed.GetValue(Work)!), Terminal.On(Console.Out), TimeProvider.System, stop);
        return 0;
    }

    private static IEnumerable<KeyValuePair<string, string>> Overrides(ParseResult parsed)
    {
        if (parsed.GetValue(Folder) is { } folder)
            yield return KeyValuePair.Create("ingest.source", Quoted(folder));
        if (parsed.GetValue(Store) is { } store)
            yield return KeyValuePair.Create("pipeline.store", Quoted(store));
        if (parsed.GetValue(Force))
            yield return KeyValuePair.Create("register.force", "true");
        foreach (var set in parsed.GetValue(Set) ?? [])
            yield return Pair(set);
    }

    // A path is text, whatever YAML would make of its signs.
    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
