using System.Threading.Channels;
using Dobble.Data.Mlflow;
using Dobble.Data.Runs;
using Dobble.Training.Pipeline.Engine;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Pipeline;

/// <summary>
/// Sends a run's folder to the server of <c>MLFLOW_TRACKING_URI</c> where one is named, while the run is at work and at its end. The
/// folder is the record: a server that is away costs no run, and gets what it missed later, or by <c>dobble-train runs push</c>.
/// </summary>
internal sealed class RunTracking : IRunWatcher, IAsyncDisposable
{
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly RunFolder _run;
    private readonly IAnsiConsole _console;
    private readonly MlflowAddress? _server;
    private readonly Task _sending;

    private RunTracking(RunFolder run, IAnsiConsole console, MlflowAddress? server)
    {
        (_run, _console, _server) = (run, console, server);
        _sending = server is null ? Task.CompletedTask : Task.Run(() => SendAsync(server));
    }

    /// <summary>Begins to track a run.</summary>
    /// <exception cref="DobbleException">The server's address is none.</exception>
    public static RunTracking Begin(RunFolder run, IAnsiConsole console) =>
        new(run, console, MlflowAddress.From(Environment.GetEnvironmentVariable));

    /// <summary>Sends what the server lacks of every run.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="DobbleException">There is no server, or it fails.</exception>
    public static async Task<int> PushAllAsync(Workplace work, MlflowAddress server, IAnsiConsole console, CancellationToken stop)
    {
        using var push = new MlflowPush(server, Environment.GetEnvironmentVariable);
        foreach (var run in RunFolder.All(work.Runs).Reverse())
        {
            var sent = await push.RunAsync(Path.Combine(work.Runs, run.Id), stop);
            var version = sent.Version is null ? string.Empty : $", version {sent.Version} of {run.Name}";
            console.MarkupLineInterpolated(
                $"[green]✓[/] {run.Id}: {sent.Values} values and {sent.Artifacts} files sent{version}");
            if (sent.Left is { } left)
                console.MarkupLineInterpolated($"[yellow]{left}[/]");
        }

        return 0;
    }

    public void Changed() => _changes.Writer.TryWrite(true);

    /// <summary>Sends how the run ended; does nothing where that was done.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_changes.Writer.TryComplete())
            return;
        await _sending;
        if (_server is null)
            return;
        try
        {
            using var push = new MlflowPush(_server, Environment.GetEnvironmentVariable);
            if ((await push.RunAsync(_run.Path, CancellationToken.None)).Left is { } left)
                Tell(left);
        }
        catch (DobbleException e)
        {
            Tell($"{e.Message}; the run is in {_run.Path}, send it later with `dobble-train runs push`");
        }
    }

    private async Task SendAsync(MlflowAddress server)
    {
        using var push = new MlflowPush(server, Environment.GetEnvironmentVariable);
        var told = false;
        await foreach (var _ in _changes.Reader.ReadAllAsync())
        {
            try
            {
                await push.RunAsync(_run.Path, CancellationToken.None);
            }
            catch (Exception e) when (e is DobbleException or IOException)
            {
                if (!told)
                    _run.Log.WriteLine(e.Message);
                told = true;
            }
        }
    }

    private void Tell(string line)
    {
        _run.Log.WriteLine(line);
        _console.MarkupLineInterpolated($"[yellow]{line}[/]");
    }
}
