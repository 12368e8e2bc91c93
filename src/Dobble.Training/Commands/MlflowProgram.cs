using System.Diagnostics;
using System.Globalization;
using Dobble.Data.Mlflow;
using Dobble.Data.Runs;
using Dobble.Training.Pipeline;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary>
/// Runs MLflow's own server on this machine: a database and files beside the runs, which may be deleted, for the runs' folders have all
/// that is in them.
/// </summary>
internal static class MlflowProgram
{
    private const string Name = "mlflow";
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Starts the server, sends it every run, opens it, and lets it run until stopped.</summary>
    /// <exception cref="DobbleException">MLflow is not installed, or does not start.</exception>
    public static async Task<int> RunAsync(Workplace work, int port, IAnsiConsole console, CancellationToken stop)
    {
        var address = new MlflowAddress(new Uri($"http://127.0.0.1:{port}"), null);
        using var server = Start(Path.GetFullPath(work.Folder), port);
        try
        {
            await ReadyAsync(server, address, stop);
            await RunTracking.PushAllAsync(work, address, console, stop);
            console.MarkupLineInterpolated($"MLflow at [bold]{address.Server}[/]; Ctrl-C ends it");
            Browser.Open(address.Server.ToString());
            await server.WaitForExitAsync(stop);
            throw new DobbleException($"{Name} ended by itself with exit code {server.ExitCode}; see what it says above");
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        finally
        {
            if (!server.HasExited)
                server.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string folder, int port)
    {
        try
        {
            // What it says goes to the terminal.
            return Process.Start(new ProcessStartInfo(Name,
            [
                "server", "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
                "--backend-store-uri", $"sqlite:///{Path.Combine(folder, "mlflow.db")}",
                "--artifacts-destination", Path.Combine(folder, "mlartifacts"), "--serve-artifacts",
            ]))!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new DobbleException(
                $"{Name} is not installed: pip install mlflow, or see the runs without it with `dobble-train runs open`", e);
        }
    }

    private static async Task ReadyAsync(Process server, MlflowAddress address, CancellationToken stop)
    {
        using var http = address.Open(Poll);
        var waited = Stopwatch.StartNew();
        while (!server.HasExited && waited.Elapsed < Patience)
        {
            try
            {
                using var answer = await http.GetAsync("health", stop);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
            {
                // Not yet.
            }

            await Task.Delay(Poll, stop);
        }

        throw new DobbleException(
            $"{Name} does not answer at {address.Server}; see what it says above, and whether --port {address.Server.Port} is free");
    }
}
