using System.Globalization;
using Dobble.Perf.Reporting;

namespace Dobble.Perf.Start;

/// <summary>The part of the page of figures that tells of start and size.</summary>
internal static class StartSection
{
    private const double AnswerGoal = 2000, SizeGoal = 90e6;

    /// <summary>The section as Markdown; the last build is the one that is handed out.</summary>
    public static string Text(Machine machine, IReadOnlyList<BuildFigures> builds, int runs) => $"""
        ## Start and size

        Written by `tools/perf start` on {machine.Processor}, {machine.Cores} cores, {machine.System}, commit {machine.Commit},
        {machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; medians of {runs} starts of each build in turn. `dobble live --display none` plays a recording whose
        first image shows two cards (emoji deck, 1280×720). Answer: from the start of the process until the line of the log. Sound: until
        the first sample that is no silence, written by SDL's disk driver in place of a sound device. Cold: the kernel was asked to forget
        (`POSIX_FADV_DONTNEED`) every file that the program maps or has in its folder, networks and deck, and no clip of the voice was made
        yet; libraries that another process has mapped stay in memory. Warm: the start after that. Work: processor time until the answer.
        Frame: four cards read by `dobble read`. Memory: resident, at its highest in three seconds of play. Packed: by tar and xz, with
        models and decks.

        {Goals(builds[^1])}
        {Starts(builds)}
        {Sizes(builds)}
        """;

    private static MarkdownTable Goals(BuildFigures shipped) => new MarkdownTable("what", "goal", "measured", "")
        .Add("first answer, cold", "2 s", Seconds(shipped.Cold.Answer), Reached(shipped.Cold.Answer.Median <= AnswerGoal))
        .Add("packed", "90 MB", Megabytes(shipped.Packed ?? 0), Reached(shipped.Packed <= SizeGoal));

    private static MarkdownTable Starts(IReadOnlyList<BuildFigures> builds)
    {
        var table = new MarkdownTable("build", "cold: answer", "sound", "work", "warm: answer", "sound", "work");
        foreach (var b in builds)
            table.Add(b.Name, Seconds(b.Cold.Answer), Seconds(b.Cold.Sound), Seconds(b.Cold.Work), Seconds(b.Warm.Answer),
                Seconds(b.Warm.Sound), Seconds(b.Warm.Work));
        return table;
    }

    private static MarkdownTable Sizes(IReadOnlyList<BuildFigures> builds)
    {
        var table = new MarkdownTable("build", "files", "packed", "memory", "frame");
        foreach (var b in builds)
            table.Add(b.Name, Megabytes(b.Bytes), b.Packed is { } packed ? Megabytes(packed)
                : "", Megabytes(b.Warm.Peak), b.Frames.Median.ToString("0.0", CultureInfo.InvariantCulture) + " ms");
        return table;
    }

    private static string Reached(bool reached) => reached ? "reached" : "missed";

    private static string Seconds(Sample sample) =>
        double.IsNaN(sample.Median) ? "never" : (sample.Median / 1000).ToString("0.00", CultureInfo.InvariantCulture) + " s";

    private static string Megabytes(double bytes) => (bytes / 1e6).ToString("0", CultureInfo.InvariantCulture) + " MB";
}
