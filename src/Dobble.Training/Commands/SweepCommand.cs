using System.CommandLine;
using Dobble.Data.Configuration;
using Dobble.Data.Reports;
using Dobble.Data.Runs;
using Dobble.Training.Pipeline;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Sweeps;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train sweep FILE</c>: tries every combination of some settings, here or on a Slurm cluster.</summary>
internal static class SweepCommand
{
    private const string Here = "here", Slurm = "slurm", Kubernetes = "kubernetes";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        { Description = "The sweep: a YAML file with pipeline, parameters and goal (docs/training.md)." };
        var on = new Option<string>("--on")
        {
            Description =
                "Where the trials run: here, as a job array on the Slurm cluster of this machine, "
                    + "or by a manifest that is written for kubectl apply.",
            DefaultValueFactory = _ => Here,
        }.AcceptOnlyFromAmong(Here, Slurm, Kubernetes);
        var slurm = new Option<bool>("--slurm") { Description = "The same as --on slurm." };
        var options = new Option<string[]>("--sbatch")
        { Description = "A further option for sbatch, such as --sbatch=--partition=long.", HelpName = "OPTION" };
        var parallel = new Option<int?>("--parallel") { Description = "Trials at the same time [default: the file's]", HelpName = "N" };
        var work = RunCommand.WorkOption();
        var command = new Command("sweep", "Tries every combination of some settings and shows which is best.")
            { file, on, slurm, options, parallel, work, Trials(), Report() };
        var kubernetes = new KubernetesArguments(command);
        command.SetAction((parsed, stop) =>
        {
            var place = parsed.GetValue(slurm) ? Slurm : parsed.GetValue(on)!;
            return place == Kubernetes
                ? WriteAsync(parsed.GetValue(file)!, parsed.GetValue(work)!, parsed.GetValue(parallel),
                    kubernetes.Job(parsed, parsed.GetValue(work)!), stop)
                : RunAsync(
                    parsed.GetValue(file)!, parsed.GetValue(work)!, parsed.GetValue(parallel),
                    place == Slurm ? parsed.GetValue(options) ?? [] : null, stop);
        });
        return command;
    }

    private static Command Report()
    {
        var folder = new Argument<string>("SWEEP") { Description = "The sweep's folder." };
        var command = new Command("report", "Makes table, plot and page of a sweep whose trials ran elsewhere.") { folder };
        command.SetAction(parsed => SweepReport.Write(new SweepFolder(parsed.GetValue(folder)!), Terminal.On(Console.Out)) == 0 ? 0 : 1);
        return command;
    }

    // What the pods share is the volume: the pipeline file goes into the sweep's folder there.
    private static async Task<int> WriteAsync(string file, string work, int? parallel, KubernetesJob job, CancellationToken stop)
    {
        var (config, pipeline) = Load(file);
        using var parent = Parent(file, pipeline, work);
        var folder = SweepFolder.Create(
            new SweepPlan(pipeline, config.Run, Path.GetFullPath(work), config.Combinations(), config.Goal, parent.Record.Id),
            TimeProvider.System);
        folder.TakePipeline();
        var manifest = Path.Combine(folder.Path, "job.yaml");
        await File.WriteAllTextAsync(manifest, job.Sweep(folder, folder.Plan.Settings.Count, parallel ?? config.Parallel), stop);
        parent.Update(r => r with { Status = RunStatus.Done });
        Terminal.On(Console.Out).MarkupLineInterpolated(
            $"{folder.Plan.Settings.Count} trials: kubectl apply -f {manifest}; when they ended: dobble-train sweep report {folder.Path}");
        return 0;
    }

    private static (SweepConfig Config, string Pipeline) Load(string file)
    {
        var config = ConfigFile.Load<SweepConfig>(file);
        var pipeline = Path.GetFullPath(config.Pipeline, Path.GetDirectoryName(Path.GetFullPath(file))!);
        return File.Exists(pipeline) ? (config, pipeline)
            : throw new DobbleException($"{file}: pipeline is '{config.Pipeline}', but there is no {pipeline}");
    }

    // A run without steps, which the trials are nested in.
    private static RunFolder Parent(string file, string pipeline, string work) => RunFolder.Create(new Workplace(work).Runs, new RunRecord
    {
        Id = string.Empty,
        Name = ((PipelineSettings)PipelineFile.Load(pipeline, []).Read(PipelineFile.Common, typeof(PipelineSettings))).Name,
        Title = $"sweep {Path.GetFileNameWithoutExtension(file)}",
        Command = $"dobble-train sweep {file}",
        Started = TimeProvider.System.GetLocalNow(),
        Status = RunStatus.Running,
    });

    private static Command Trials()
    {
        var folder = new Argument<string>("SWEEP") { Description = "The sweep's folder." };
        var index = new Argument<int>("TRIAL") { Description = "Which trial, counted from 0." };
        var command = new Command("trial", "Runs one trial of a sweep: what a sweep starts, here or on a cluster.") { folder, index };
        command.SetAction((parsed, stop) => Trial.RunAsync(
            new SweepFolder(parsed.GetValue(folder)!), parsed.GetValue(index), Terminal.On(Console.Out), TimeProvider.System, stop));
        return command;
    }

    private static async Task<int> RunAsync(string file, string work, int? parallel, string[]? slurm, CancellationToken stop)
    {
        var (config, pipeline) = Load(file);
        using var parent = Parent(file, pipeline, work);
        await using var tracking = RunTracking.Begin(parent, Terminal.On(Console.Out));
        var folder = SweepFolder.Create(
            new SweepPlan(pipeline, config.Run, Path.GetFullPath(work), config.Combinations(), config.Goal, parent.Record.Id),
            TimeProvider.System);
        var trials = folder.Plan.Settings.Count;
        var console = Terminal.On(Console.Out);
        console.MarkupLineInterpolated($"[grey]{trials} trials, {folder.Path}[/]");
        if (slurm is not null)
            await console.Status().StartAsync(
                "the cluster is at work", _ => TrialRunners.SlurmAsync(folder, trials, parallel ?? config.Parallel, slurm, stop));
        else
            await WorkBar.CountAsync(console, "trials", trials, async done =>
            {
                await TrialRunners.LocalAsync(folder, trials, parallel ?? config.Parallel, done, stop);
                return true;
            });
        var failed = SweepReport.Write(folder, console);
        parent.Update(r => r with { Status = failed == 0 ? RunStatus.Done : RunStatus.Failed });
        console.MarkupLineInterpolated($"[grey]{folder.Path}/index.html[/]");
        return failed == 0 ? 0
            : throw new DobbleException($"{failed} of {trials} trials failed; the table says why, the logs lie in {folder.Path}");
    }
}
