using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Data.Runs;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Samples;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>A network that was trained in one run or in several, and their logs.</summary>
/// <param name="Task">The last run's training.</param>
/// <param name="Logs">The log of each run.</param>
internal sealed record TrainedNetwork<T>(T Task, IReadOnlyList<IReadOnlyList<EpochLog>> Logs)
    where T : ITrainingTask
{
    /// <summary>The figures of the epoch whose weights were kept, and of all runs together how long they were.</summary>
    public IReadOnlyDictionary<string, double> Metrics => Logs[^1].Count == 0
        ? new Dictionary<string, double>()
        : new Dictionary<string, double>(Best.Values) { ["steps"] = Steps, ["minutes"] = Seconds / 60 };

    /// <summary>One line for people.</summary>
    public string Summary
    {
        get
        {
            if (Logs[^1].Count == 0)
                return "nothing to train";
            var score = Best.Values.TryGetValue(Task.Goal, out var value) ? string.Create(CultureInfo.InvariantCulture,
                $"validation {Task.Goal} {value:0.0000} at step {Best.Step}, ") : string.Empty;
            return $"{score}{Steps} steps in {RunPage.Duration(Seconds)}";
        }
    }

    /// <summary>What the training's step leaves: its figures, and the plots and logs of every run.</summary>
    /// <param name="all">Whether photos that are held out were learnt from too.</param>
    /// <param name="folder">Where the step's files lie.</param>
    /// <param name="facts">What decided the weights besides settings and inputs, and the weights themselves.</param>
    public TModel Output<TModel>(bool all, string folder, TrainingFacts facts)
        where TModel : TrainedModel, new() => new()
        {
            LearntAllPhotos = all,
            Metrics = Metrics,
            Images = TrainingRuns.Files(Logs.Count, "training.png"),
            Curves = TrainingRuns.Files(Logs.Count, "log.csv"),
            Summary = Summary,
            Facts = facts.ByName(),
            Folder = folder,
        };

    private int Steps => Logs.Sum(l => l[^1].Step);

    private double Seconds => Logs.Sum(l => l[^1].Seconds);

    private EpochLog Best => Logs[^1].Where(e => e.Values.ContainsKey(Task.Goal)).MaxBy(e => e.Values[Task.Goal]) ?? Logs[^1][^1];

    /// <summary>What the model's metadata tells of its training.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="all">Whether its held-out photos were learnt from too.</param>
    /// <param name="runs">The settings of each run.</param>
    /// <param name="machine">What it took from the machine.</param>
    /// <param name="artwork">What it learnt of the machine's artwork; null for none.</param>
    public IReadOnlyDictionary<string, string> Facts(TrainingData data, bool all, object runs, MachineInputs machine, MachineArtwork? artwork = null)
    {
        var facts = new Dictionary<string, string>
        {
            ["dobble.data"] = FileHash.OfFolders([data.Folder]),
            ["dobble.heldOut"] = all || data.Set.HeldOut.Count == 0 ? "none" : string.Join(", ", data.Set.HeldOut),
            ["dobble.config"] = JsonSerializer.Serialize(runs, runs.GetType()),
            ["dobble.backgrounds"] = machine.Backgrounds,
            ["dobble.emojiFont"] = machine.EmojiFont,
            ["dobble.processor"] = machine.Processor,
            ["dobble.packages"] = machine.Packages,
            ["dobble.commit"] =
                typeof(TrainingData).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
                    ?? "unknown",
        };
        if (artwork is not null)
            facts["dobble.artwork"] = artwork.Fingerprint();
        if (Logs[^1] is [.., var last])
        {
            facts["dobble.metrics"] = string.Join(", ", last.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
                .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key} {v.Value:f4}")));
            facts["dobble.trained"] = string.Create(CultureInfo.InvariantCulture, $"{Steps} steps, {Seconds / 60:f1} minutes");
        }

        return facts;
    }
}

/// <summary>What decided a network's weights besides settings and inputs, and what came out.</summary>
/// <param name="Weights">The identity of the weights.</param>
/// <param name="From">A hash of the weights that it started from.</param>
/// <param name="Device">Where it was computed.</param>
internal sealed record TrainingFacts(string Weights, string From, string Device)
{
    /// <summary>The facts by name.</summary>
    public IReadOnlyDictionary<string, string> ByName() =>
        new Dictionary<string, string> { ["weights"] = Weights, ["from"] = From, ["device"] = Device };
}

/// <summary>The runs of a training, one after the other: each in a folder of its own, each from the weights of the one before.</summary>
internal static class TrainingRuns
{
    /// <summary>Trains. A run that was done before a training was stopped is not done again.</summary>
    /// <param name="runs">The optimiser's settings of each run.</param>
    /// <param name="from">What the first run starts from.</param>
    /// <param name="run">Where the last run leaves its files; those before leave theirs in folders there.</param>
    /// <param name="train">Makes a run: its number, what it starts from, and where it leaves its files.</param>
    public static async Task<TrainedNetwork<T>> RunAsync<T>(
        IReadOnlyList<TrainerOptions> runs, string? from, RunContext run, Func<int, string?, RunContext,
        Task<(T Task, IReadOnlyList<EpochLog> Log)>> train)
        where T : ITrainingTask
    {
        var logs = new List<IReadOnlyList<EpochLog>>();
        for (var i = 0; i < runs.Count - 1; i++)
        {
            var folder = Path.Combine(run.Folder, FolderOf(i));
            if (new Checkpoint(folder).StepsDone == runs[i].Steps)
            {
                logs.Add(EpochLog.Read(Path.Combine(folder, "log.csv"), runs[i].Steps));
            }
            else
            {
                run.Say($"  run {i + 1} of {runs.Count}");
                var (task, log) = await train(i, from, run with { Folder = folder, Part = i });
                task.Net.Dispose();
                logs.Add(log);
            }

            from = folder;
        }

        var last = await train(runs.Count - 1, from, run with { Part = runs.Count - 1 });
        return new TrainedNetwork<T>(last.Task, [.. logs, last.Log]);
    }

    /// <summary>A file of every run, as paths in the folder of the training.</summary>
    public static string[] Files(int runs, string name) => [.. Enumerable.Range(0, runs - 1).Select(i => $"{FolderOf(i)}/{name}"), name];

    private static string FolderOf(int run) => string.Create(CultureInfo.InvariantCulture, $"run-{run + 1}");
}
