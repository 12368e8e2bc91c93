using Dobble.Vision;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Pipeline.Stages;

/// <summary>
/// Runs the stages, restarts one that is stuck, and gives up when that helps no longer. Ends when all stages have, or with
/// the first failure.
/// </summary>
internal sealed partial class Supervisor(
    IReadOnlyList<Stage> stages, StageLimits limits, TimeProvider clock, PipelineMetrics metrics, ILogger log)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<long> _restarts = new();

    public async Task RunAsync(CancellationToken stop)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = stages.Select(stage => new Running(stage, clock, all.Token)).ToList();
        using var timer = new PeriodicTimer(Min(TimeSpan.FromSeconds(1), limits.StuckAfter / 4), clock);
        try
        {
            var tick = timer.WaitForNextTickAsync(stop).AsTask();
            while (running.Exists(r => !r.IsFinished))
            {
                await Task.WhenAny([tick, .. running.Where(r => !r.IsFinished).Select(r => r.Task)]).ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
                await Finish(running).ConfigureAwait(false);
                if (!tick.IsCompleted)
                    continue;
                tick = timer.WaitForNextTickAsync(stop).AsTask();
                foreach (var stuck in running.Where(r => r.Life.BusyFor > limits.StuckAfter))
                    Restart(stuck, all.Token);
            }
        }
        finally
        {
            await all.CancelAsync().ConfigureAwait(false);
            await Settle(running).ConfigureAwait(false);
        }
    }

    /// <summary>A stage that ended by itself closes the way to the next; one that failed ends everything.</summary>
    private static async Task Finish(List<Running> running)
    {
        foreach (var done in running.Where(r => r.Task.IsCompleted && !r.IsFinished))
        {
            await done.Task.ConfigureAwait(false);
            done.IsFinished = true;
            done.Stage.Complete();
        }
    }

    private void Restart(Running stuck, CancellationToken stop)
    {
        while (_restarts.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) > Minute)
            _restarts.Dequeue();
        if (_restarts.Count >= limits.RestartsPerMinute)
        {
            throw new DobbleException(
                $"the stage '{stuck.Stage.Name}' hangs again and again ({_restarts.Count} restarts within a minute); "
                    + "dobble doctor tells what is broken.");
        }

        _restarts.Enqueue(clock.GetTimestamp());
        LogRestart(stuck.Stage.Name, limits.StuckAfterSeconds);
        metrics.StageRestarted(stuck.Stage.Name);
        stuck.Restart(clock, stop);
    }

    /// <summary>Waits for the stages to end, but not for one that hangs.</summary>
    private static async Task Settle(List<Running> running)
    {
        foreach (var stage in running)
            stage.Stage.Complete();
        var ended = Task.WhenAll(running.Select(r => r.Task)).ContinueWith(_ => { }, TaskScheduler.Default);
        await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System)).ConfigureAwait(false);
        if (ended.IsCompleted)
            running.ForEach(r => r.Life.Dispose());
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    [LoggerMessage(LogLevel.Error, "Stage {Stage} has been at one frame for more than {Seconds} s and is restarted")]
    private partial void LogRestart(string stage, double seconds);

    private sealed class Running
    {
        public Running(Stage stage, TimeProvider clock, CancellationToken stop)
        {
            Stage = stage;
            (Life, Task) = Start(clock, stop);
        }

        public Stage Stage { get; }

        public StageLife Life { get; private set; }

        public Task Task { get; private set; }

        public bool IsFinished { get; set; }

        public void Restart(TimeProvider clock, CancellationToken stop)
        {
            Life.Abandon();
            Stage.Renew?.Invoke();
            (Life, Task) = Start(clock, stop);
        }

        private (StageLife Life, Task Task) Start(TimeProvider clock, CancellationToken stop)
        {
            var life = new StageLife(clock, stop);
            var task = System.Threading.Tasks.Task.Factory
                .StartNew(() => Stage.Run(life), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
            return (life, task);
        }
    }
}
