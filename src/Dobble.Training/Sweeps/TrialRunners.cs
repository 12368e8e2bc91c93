using System.Diagnostics;
using System.Globalization;
using Dobble.Vision;

namespace Dobble.Training.Sweeps;

/// <summary>Runs the trials of a sweep as processes of this program.</summary>
internal static class TrialRunners
{
    private static string Executable => typeof(TrialRunners).Assembly.Location;

    /// <summary>On this machine, some at a time.</summary>
    public static Task LocalAsync(SweepFolder folder, int trials, int parallel, Action done, CancellationToken stop) =>
        Parallel.ForEachAsync(Enumerable.Range(0, trials), new ParallelOptions
        { MaxDegreeOfParallelism = parallel, CancellationToken = stop }, async (trial, token) =>
    {
        var start = new ProcessStartInfo(Dotnet) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in Arguments(folder, trial.ToString(CultureInfo.InvariantCulture)))
            start.ArgumentList.Add(argument);
        var (_, output) = await RunAsync(start, token);
        await File.WriteAllTextAsync(folder.LogOf(trial), output, token);
        done();
    });

    /// <summary>On a Slurm cluster: one job array, waited for. The working directory must be one that all its nodes see.</summary>
    /// <exception cref="DobbleException">Slurm is not there, or does not take the jobs.</exception>
    public static async Task SlurmAsync(SweepFolder folder, int trials, int parallel, IReadOnlyList<string> options, CancellationToken stop)
    {
        var script = Path.Combine(folder.Path, "trial.sh");
        var command = string.Join(
            ' ', Arguments(folder, "\0").Select(a => a == "\0" ? "\"$SLURM_ARRAY_TASK_ID\"" : Quoted(a)).Prepend(Quoted(Dotnet)));
        await File.WriteAllTextAsync(script, $"#!/bin/bash\nexec {command}\n", stop);
        var start = new ProcessStartInfo("sbatch") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--wait", $"--array=0-{trials - 1}%{parallel}",
            "--output=" + Path.Combine(folder.Path, "trial-%a.log"), "--job-name=dobble-sweep", .. options, script])
            start.ArgumentList.Add(argument);
        var (code, output) = await RunAsync(start, stop);
        // sbatch gives the largest exit code of the array: trials that failed have results that say why.
        if (code != 0 && Enumerable.Range(0, trials).All(t => folder.ResultOf(t) is null))
            throw new DobbleException($"sbatch: {output.Trim().ReplaceLineEndings(" ")}; check the cluster with sinfo");
    }

    private static string Dotnet =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private static string[] Arguments(SweepFolder folder, string trial) =>
        [Executable, "sweep", "trial", Path.GetFullPath(folder.Path), trial];

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static async Task<(int Code, string Output)> RunAsync(ProcessStartInfo start, CancellationToken stop)
    {
        using var process = Start(start);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
            await process.WaitForExitAsync(stop);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new DobbleException($"{start.FileName}: cannot be started; install slurm-wlm, or leave --slurm out", e);
        }
    }
}
