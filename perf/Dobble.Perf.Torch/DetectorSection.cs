using System.Globalization;
using Dobble.Perf.Reporting;

namespace Dobble.Perf.Torch;

/// <summary>The part of the page of figures that sets our networks beside the detector that the project began with.</summary>
internal static class DetectorSection
{
    /// <summary>The section as Markdown.</summary>
    public static string Text(Machine machine, IReadOnlyList<DetectorFigures> ways, IReadOnlyList<int> cards, int rounds) => $"""
        ## Against the first detector

        Written by `tools/perf detector` on {machine.Processor}, one thread, {machine.System}, commit {machine.Commit},
        {machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; medians of {rounds} rounds in turn, in one process. The project began with SSDLite on MobileNetV3-Large,
        which reads crops of 320×320 pixels, a card at a time. The backbone is that of the package TorchVision, the rest built to the
        published architecture. Its tail is whole; with the reduced one, as published for COCO, a card would take 517 M. Weights are random,
        networks alone are timed: neither finding the cards, which it did by threshold and contours, nor decoding of its 3234 boxes is in its
        times, while ours find the cards too and read them in one batch. A card: one crop alone, without finding.

        {Table(ways, cards)}
        """;

    private static MarkdownTable Table(IReadOnlyList<DetectorFigures> ways, IReadOnlyList<int> cards)
    {
        var table = new MarkdownTable(["network", "a card", "", .. cards.SelectMany(count => (string[])[$"{count} cards", ""])]);
        foreach (var way in ways)
        {
            table.Add(
            [
                way.Name, Millions(way.CardCost), Milliseconds(way.Card),
                .. cards.SelectMany(count => (string[])[Millions(way.Cost(count)), Milliseconds(way.Frame(count))]),
            ]);
        }

        return table;
    }

    private static string Millions(long count) => (count / 1e6).ToString("0", CultureInfo.InvariantCulture) + " M";

    private static string Milliseconds(Sample sample) => sample.Median.ToString("0.0", CultureInfo.InvariantCulture) + " ms";
}
