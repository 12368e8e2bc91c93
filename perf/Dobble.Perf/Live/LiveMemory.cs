using System.Diagnostics;
using Dobble.Vision;

namespace Dobble.Perf.Live;

/// <summary>Watches the memory of <c>dobble live</c>, which is fed 30 images a second for as long as is asked for.</summary>
internal static class LiveMemory
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public static async Task<MemoryFigures> WatchAsync(string recording, LiveOptions options, CancellationToken stop)
    {
        using var live = FedPlay.Start(options);
        var samples = new List<double>();
        var clock = Stopwatch.StartNew();
        var feeding = FedPlay.FeedAsync(live, recording, TimeSpan.FromMinutes(options.Minutes), stop);
        while (!feeding.IsCompleted && !live.HasExited)
        {
            samples.Add(ProcessState.Of(live.Id).Resident);
            await Task.WhenAny(feeding, Task.Delay(Between, TimeProvider.System, stop)).ConfigureAwait(false);
        }

        await feeding.ConfigureAwait(false);
        await live.WaitForExitAsync(stop).ConfigureAwait(false);
        if (live.ExitCode != 0)
            throw new DobbleException($"dobble live ended with {live.ExitCode}; try: dobble live --display none --source -");
        var fifth = samples.Count / 5;
        return new MemoryFigures(
            samples.Skip(fifth).Take(fifth).Average(), samples.TakeLast(fifth).Average(), samples.Max(), clock.Elapsed.TotalMinutes);
    }
}
