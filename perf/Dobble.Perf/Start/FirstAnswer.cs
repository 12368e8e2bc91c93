using System.Diagnostics;
using System.Text.RegularExpressions;
using Dobble.Vision;

namespace Dobble.Perf.Start;

/// <summary>
/// Starts of <c>dobble live</c>, watched from outside: the line of its log that tells the answer, and the first sample that is no silence
/// in the file that SDL's disk driver writes in place of a sound device.
/// </summary>
internal sealed partial class FirstAnswer(string root, string recording, string deck)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);
    private readonly Dictionary<string, IReadOnlyList<string>> _mapped = [];

    /// <summary>The files that a build had mapped while it played, and those beside it; empty before its first start.</summary>
    public IEnumerable<string> FilesOf(Build build) => _mapped.TryGetValue(build.Name, out var mapped)
        ? [.. mapped, .. Directory.EnumerateFiles(build.Folder), .. Directory.EnumerateFiles(Path.Combine(root, "models")), deck]
        : [];

    /// <summary>Starts a build and waits until its recording is over.</summary>
    /// <param name="build">The program.</param>
    /// <param name="cache">The cache folder it is to use, which holds the voice's clips from one start to the next.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="DobbleException">It gave no answer.</exception>
    public async Task<StartTimes> WatchAsync(Build build, string cache, CancellationToken stop)
    {
        var sound = Path.Combine(cache, "sound.raw");
        File.Delete(sound);
        var start = Stopwatch.GetTimestamp();
        using var process = Start(build, cache, sound);
        var log = AnswerAsync(process, start, stop);
        TimeSpan? sample = null;
        var (peak, read) = (0L, 0L);
        using var ended = stop.Register(process.Kill);
        while (!process.HasExited)
        {
            if (sample is null && IsHeard(sound, ref read))
                sample = Stopwatch.GetElapsedTime(start);
            if (sample is not null)
                peak = Math.Max(peak, Examine(build, process));
            await Task.Delay(Tick, TimeProvider.System, stop).ConfigureAwait(false);
        }

        var (answer, work) = await log.ConfigureAwait(false)
            ?? throw new DobbleException(
                $"{build.Name}: no answer came; try: {string.Join(' ', build.Command)} live --source {recording} --deck {deck}");
        return new StartTimes(answer, work, sample, peak);
    }

    private Process Start(Build build, string cache, string sound)
    {
        string[] arguments = [.. build.Command.Skip(1), "live", "--source", recording, "--deck", deck, "--display", "none"];
        var start = new ProcessStartInfo(build.Command[0], arguments) { RedirectStandardError = true };
        (string, string)[] variables =
        [
            ("DOBBLE_HOME", root), ("XDG_CACHE_HOME", cache), ("SDL_AUDIODRIVER", "disk"), ("SDL_DISKAUDIOFILE", sound),
        ];
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<(TimeSpan Answer, TimeSpan Work)?> AnswerAsync(Process process, long start, CancellationToken stop)
    {
        (TimeSpan, TimeSpan)? answer = null;
        while (await process.StandardError.ReadLineAsync(stop).ConfigureAwait(false) is { } line)
        {
            if (answer is null && Answer().IsMatch(line))
                answer = (Stopwatch.GetElapsedTime(start), process.TotalProcessorTime);
        }

        return answer;
    }

    /// <summary>Whether what came to the file since the last look, from byte <paramref name="read"/> on, is more than silence.</summary>
    private static bool IsHeard(string sound, ref long read)
    {
        if (!File.Exists(sound))
            return false;
        using var file = new FileStream(sound, FileMode.Open, FileAccess.Read, FileShare.ReadWrite) { Position = read };
        Span<byte> piece = stackalloc byte[4096];
        while (file.Read(piece) is var count and > 0)
        {
            read += count;
            if (piece[..count].ContainsAnyExcept((byte)0))
                return true;
        }

        return false;
    }

    /// <summary>The process's highest resident memory in bytes; once for each build, which files it has mapped.</summary>
    private long Examine(Build build, Process process)
    {
        try
        {
            if (!_mapped.ContainsKey(build.Name))
                _mapped[build.Name] = [.. File.ReadLines($"/proc/{process.Id}/maps")
                    .Select(line => line.IndexOf('/') is var at and >= 0 ? line[at..] : "").Where(File.Exists).Distinct()];
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // It has just ended.
            return 0;
        }
    }

    [GeneratedRegex(@"\(cards \d+ and \d+, ")]
    private static partial Regex Answer();
}
