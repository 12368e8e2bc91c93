using System.Diagnostics;
using Dobble.Assistant.Recordings;

namespace Dobble.Perf.Live;

/// <summary><c>dobble live</c> in a process of its own, fed 30 images a second.</summary>
internal static class FedPlay
{
    /// <summary>Images a second.</summary>
    public const double Rate = 30;

    /// <summary>Starts it, hidden and mute, with standard input as its source.</summary>
    /// <param name="options">Deck and repository.</param>
    /// <param name="more">Further options.</param>
    public static Process Start(LiveOptions options, params string[] more)
    {
        var start = HowToStart(options, ["--source", "-", "--muted", "true", .. more]);
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    /// <summary>How to start it hidden.</summary>
    public static ProcessStartInfo HowToStart(LiveOptions options, params string[] more)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(SessionFolder).Assembly.Location, "live", "--display", "none", "--deck", options.Reader.Deck, .. more]);
        start.Environment["DOBBLE_HOME"] = options.Root;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return start;
    }

    /// <summary>Feeds it a recording, over and over.</summary>
    public static async Task FeedAsync(Process live, string recording, TimeSpan time, CancellationToken stop)
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
}
