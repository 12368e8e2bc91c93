using System.Diagnostics;
using System.Globalization;
using Dobble.Assistant.Recordings;
using Dobble.Vision;

namespace Dobble.Perf.Live;

/// <summary>Watches the memory of <c>dobble live</c>, which is fed 30 images a second for as long as is asked for.</summary>
internal static class LiveMemory
{
    private const double Rate = 30;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public static async Task<MemoryFigures> WatchAsync(string recording, LiveOptions options, CancellationToken stop)
    {
        using var live = Start(options);
        var samples = new List<double>();
        var clock = Stopwatch.StartNew();
        var feeding = FeedAsync(live, recording, TimeSpan.FromMinutes(options.Minutes), stop);
        while (!feeding.IsCompleted && !live.HasExited)
        {
            samples.Add(Resident(live.Id));
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

    private static Process Start(LiveOptions options)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true };
        string[] arguments =
        [
            typeof(SessionFolder).Assembly.Location, "live", "--source", "-", "--display", "none", "--deck", options.Reader.Deck, "--muted",
            "true",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOBBLE_HOME"] = options.Root;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return Process.Start(start)!;
    }

    private static async Task FeedAsync(Process live, string recording, TimeSpan time, CancellationToken stop)
    {
        var bytes = await File.ReadAllBytesAsync(recording, stop).ConfigureAwait(false);
        var frames = AviFrame.ReadAll(recording).ToList();
        var clock = Stopwatch.StartNew();
        try
        {
            for (var i = 0L; clock.Elapsed < time; i++)
            {
                var frame = frames[(int)(i % frames.Count)];
                await live.StandardInput.BaseStream.WriteAsync(bytes.AsMemory((int)frame.Offset, frame.Length), stop).ConfigureAwait(false);
                await live.StandardInput.BaseStream.FlushAsync(stop).ConfigureAwait(false);
                var early = TimeSpan.FromSeconds((i + 1) / Rate) - clock.Elapsed;
                if (early > TimeSpan.Zero)
                    await Task.Delay(early, TimeProvider.System, stop).ConfigureAwait(false);
            }

            live.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended by itself, which its exit code tells.
        }
    }

    private static double Resident(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line is null ? 0
            : 1024 * double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
