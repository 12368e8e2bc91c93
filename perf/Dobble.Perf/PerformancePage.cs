using System.Globalization;
using Dobble.Perf.Finding;
using Dobble.Perf.Reporting;
using Dobble.Perf.Timing;

namespace Dobble.Perf;

/// <summary>Writes the page of figures.</summary>
internal static class PerformancePage
{
    /// <summary>The page as Markdown.</summary>
    public static string Write(Measurements m, int frames) => $"""
        # Performance

        Written by `tools/perf`; run it again to renew it. Times are milliseconds of wall clock, the median and the 99th
        percentile of {frames} frames; decoding the image and loading the models are not in them.

        {new MarkdownTable("where", "")
            .Add("processor", m.Machine.Processor)
            .Add("cores", Text(m.Machine.Cores))
            .Add("system", m.Machine.System)
            .Add("commit", m.Machine.Commit)
            .Add("date", m.Machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))}
        ## Figures to reach

        {Goals(m)}
        ## Time by stage

        Rendered tables of the emoji deck with a camera's faults. Find: the network on the downscaled frame. Refine: outlines
        moved onto the image's edges. Read: all cards rectified and read in one batch. Match: names, cards, pairs.

        {Stages(m.Timings)}
        ## Against the first way

        The project began with Otsu's threshold on the HSV value channel, a 5×5 opening, outlines over 4 % of the frame and
        of circularity over 0.6, and cards read one after the other. Both ways run in turn on the same frames in the same
        process. A way that finds fewer cards has fewer to read: cards read are means over the frames.

        {BaselineTimes(m.Timings)}
        A card counts as found if an outline holds the middles of all its symbols and none of another card's; a false outline
        is one that is no found card. Some of the photos are among those that the models were trained on:
        [accuracy.md](accuracy.md) tells of series that were held out.

        {Comparisons(m.Comparisons)}
        ## Arithmetic, sizes, memory

        Multiply-adds of convolutions and matrix products, counted from the ONNX graphs. Memory is that of a process that
        reads 1280×720 frames with four cards and does nothing else.

        {new MarkdownTable("what", "figure")
            .Add("finder, 320×192 (16:9), multiply-adds a frame", Millions(m.WideFinder))
            .Add("finder, 320×256 (4:3), multiply-adds a frame", Millions(m.NarrowFinder))
            .Add("reader, multiply-adds a card", Millions(m.Reader))
            .Add("finder.onnx", Megabytes(m.Sizes.Finder))
            .Add("reader.onnx", Megabytes(m.Sizes.Reader))
            .Add("resident memory", Megabytes(m.Memory.Resident))
            .Add("resident memory at its highest", Megabytes(m.Memory.Peak))}
        """;

    private static MarkdownTable Goals(Measurements m)
    {
        var two = m.Timings.First(t => t is { Size.Height: 720, Cards: 2 }).Whole;
        var ten = m.Timings.First(t => t is { Size.Height: 720, Cards: 10 }).Whole;
        return new MarkdownTable("what", "goal", "measured", "")
            .Add("1280×720, two cards, median", "33 ms", $"{Ms(two.Median)} ms", Verdict(two.Median, 33))
            .Add("1280×720, two cards, 99th percentile", "50 ms", $"{Ms(two.Percentile99)} ms", Verdict(two.Percentile99, 50))
            .Add("1280×720, ten cards, median", "80 ms", $"{Ms(ten.Median)} ms", Verdict(ten.Median, 80))
            .Add("finder, multiply-adds a frame", "60 M", Millions(m.WideFinder), Verdict(m.WideFinder, 60e6))
            .Add("reader, multiply-adds a card", "120 M", Millions(m.Reader), Verdict(m.Reader, 120e6))
            .Add("each model file", "4 MB", Megabytes(Math.Max(m.Sizes.Finder, m.Sizes.Reader)),
                Verdict(Math.Max(m.Sizes.Finder, m.Sizes.Reader), 4e6))
            .Add("resident memory while reading", "350 MB", Megabytes(m.Memory.Peak), Verdict(m.Memory.Peak, 350e6));
    }

    private static MarkdownTable Stages(IReadOnlyList<StageTiming> timings)
    {
        var table = new MarkdownTable("frame", "cards", "find", "refine", "read", "match", "whole", "99th percentile");
        foreach (var t in timings)
        {
            table.Add(
                Frame(t), Text(t.Cards), Ms(t.Find.Median), Ms(t.Refine.Median), Ms(t.Read.Median), Ms(t.Match.Median),
                Ms(t.Whole.Median), Ms(t.Whole.Percentile99));
        }

        return table;
    }

    private static MarkdownTable BaselineTimes(IReadOnlyList<StageTiming> timings)
    {
        var table = new MarkdownTable(
            "frame", "cards", "cards read", "find + refine", "read", "whole", "first way: cards read", "find", "read", "whole");
        foreach (var t in timings)
        {
            table.Add(
                Frame(t), Text(t.Cards),
                Mean(t.CardsRead, t.Frames), Ms(t.Find.Median + t.Refine.Median), Ms(t.Read.Median), Ms(t.Whole.Median),
                Mean(t.BaselineCardsRead, t.Frames), Ms(t.BaselineFind.Median), Ms(t.BaselineRead.Median), Ms(t.BaselineWhole.Median));
        }

        return table;
    }

    private static MarkdownTable Comparisons(IReadOnlyList<FindingComparison> comparisons)
    {
        var table = new MarkdownTable("pictures", "number", "cards", "found", "false", "ms", "first way: found", "false", "ms");
        foreach (var c in comparisons)
        {
            table.Add(
                c.Name, Text(c.Ours.Images), Text(c.Ours.Cards),
                Share(c.Ours), Text(c.Ours.False), Ms(c.Ours.Time.Median),
                Share(c.Baseline), Text(c.Baseline.False), Ms(c.Baseline.Time.Median));
        }

        return table;
    }

    private static string Frame(StageTiming t) => $"{t.Size.Width}×{t.Size.Height}";

    private static string Share(FindingScore score) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * score.Found / Math.Max(1, score.Cards):0.0} %");

    private static string Mean(int sum, int count) => ((double)sum / count).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Verdict(double measured, double goal) => measured <= goal ? "reached" : "missed";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Ms(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Millions(long value) => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.0} M");

    private static string Megabytes(long value) => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.0} MB");
}
