using System.Globalization;
using Dobble.Perf.Reporting;

namespace Dobble.Perf.Live;

/// <summary>The part of the page of figures that tells of live play.</summary>
internal static class LiveSection
{
    private const double Megabyte = 1e6;

    public static string Text(Machine machine, TableFigures tables, TableFigures fast, MemoryFigures memory, IReadOnlyList<GameFigures> games) => $"""
        ## Live play

        Written by `tools/perf live` on {machine.Processor}, {machine.Cores} cores, {machine.System}, commit {machine.Commit},
        {machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. Tables of two cards (emoji deck, 1280×720) that
        appear from one frame to the next are played at 30 frames a second, and at 60. Delay: from the capture of a frame until its match
        is known. First sample: from the first frame that shows both cards, with the delay and the longest wait of a sound
        device that asks for samples every 23 ms. Memory: `dobble live --display none`, fed 30 images a second for
        {Number(memory.Minutes, "0.#")} min.

        {Goals(tables, fast, memory, games)}
        Rendered games, every frame read: cards are laid, piled up, moved, covered and taken by hands; the camera shakes, its
        focus hunts, light and colours drift. A wrong answer is one that was said aloud and is not true of any pair that lies
        there. Time to answer counts from the frame from which both cards lie still in full sight; it is 0 where the answer came
        while the second card was still on its way.

        {Games(games)}
        """;

    private static MarkdownTable Goals(TableFigures tables, TableFigures fast, MemoryFigures memory, IReadOnlyList<GameFigures> games)
    {
        var (pairs, right, wrong) = (games.Sum(g => g.Pairs), games.Sum(g => g.Right), games.Sum(g => g.Wrong));
        var share = 100.0 * right / Math.Max(1, pairs);
        return new MarkdownTable("what", "goal", "measured", "")
            .Add("frames read a second", "28", Number(tables.Rate, "0.0"), Reached(tables.Rate >= 28))
            .Add("delay, median", "50 ms", Ms(At(tables.Delays, 0.5)), Reached(At(tables.Delays, 0.5).TotalMilliseconds <= 50))
            .Add("delay, 99th percentile", "80 ms", Ms(At(tables.Delays, 0.99)), Reached(At(tables.Delays, 0.99).TotalMilliseconds <= 80))
            .Add("first sample of the answer, median", "90 ms", Ms(At(tables.Spoken, 0.5)),
                Reached(At(tables.Spoken, 0.5).TotalMilliseconds <= 90))
            .Add("first sample of the answer, 95th percentile", "150 ms", Ms(At(tables.Spoken, 0.95)),
                Reached(At(tables.Spoken, 0.95).TotalMilliseconds <= 150))
            .Add("first sample of the answer, slowest", "", Ms(At(tables.Spoken, 1)), "")
            .Add("tables answered right", "", $"{tables.Answered} of {tables.Tables}", "")
            .Add("at 60 frames a second: frames read a second", "", Number(fast.Rate, "0.0"), "")
            .Add("at 60 frames a second: first sample, median", "60 ms", Ms(At(fast.Spoken, 0.5)),
                Reached(At(fast.Spoken, 0.5).TotalMilliseconds <= 60))
            .Add("at 60 frames a second: first sample, 95th percentile", "", Ms(At(fast.Spoken, 0.95)), "")
            .Add("at 60 frames a second: tables answered right", "", $"{fast.Answered} of {fast.Tables}", "")
            .Add("resident memory at its highest", "350 MB", Mb(memory.Peak), Reached(memory.Peak <= 350 * Megabyte))
            .Add("growth, from the second to the last fifth of the time", "flat", Mb(memory.Late - memory.Early),
                Reached(memory.Late - memory.Early < 10 * Megabyte))
            .Add("games: pairs spoken right", "99 %", Number(share, "0.0") + " %", Reached(share >= 99))
            .Add("games: wrong answers spoken", "0", Number(wrong, "0"), Reached(wrong == 0));
    }

    private static MarkdownTable Games(IReadOnlyList<GameFigures> games)
    {
        var table = new MarkdownTable("game", "pairs", "right", "wrong", "missed", "taken back", "time to answer", "95th percentile");
        foreach (var game in games)
        {
            table.Add(
                game.Name, Number(game.Pairs, "0"), Number(game.Right, "0"), Number(game.Wrong, "0"), Number(game.Missed, "0"),
                Number(game.TakenBack, "0"), Ms(game.Median), Ms(game.Late));
        }

        return table;
    }

    private static TimeSpan At(IReadOnlyList<TimeSpan> ascending, double share) =>
        ascending.Count == 0 ? TimeSpan.MaxValue : ascending[(int)Math.Ceiling(share * ascending.Count) - 1];

    private static string Reached(bool reached) => reached ? "reached" : "missed";

    private static string Ms(TimeSpan time) => time == TimeSpan.MaxValue ? "never" : Number(time.TotalMilliseconds, "0") + " ms";

    private static string Mb(double bytes) => Number(bytes / Megabyte, "0") + " MB";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
