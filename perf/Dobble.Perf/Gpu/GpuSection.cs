using System.Globalization;
using Dobble.Perf.Reporting;

namespace Dobble.Perf.Gpu;

/// <summary>The part of the page of figures that compares the execution providers.</summary>
internal static class GpuSection
{
    public static string Text(Machine machine, string? card, IReadOnlyList<ProviderFigures> figures) => $"""
        ## On a graphics card

        Written by `tools/perf gpu` on {card ?? "no graphics card"}, {machine.Processor}, {machine.Cores} cores, {machine.System},
        commit {machine.Commit}, {machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. The same
        {figures[0].Frames} frames (emoji deck, 1280×720, 2, 4 and 10 cards) on each provider in turn, in one process; milliseconds.
        Starts are those of new processes, from nothing to the first frame read: the first with an empty cache, the second with
        what the first left there. Same answers: frames with the cards and the symbols that the processor gives.

        {Table(figures)}
        """;

    private static MarkdownTable Table(IReadOnlyList<ProviderFigures> figures)
    {
        var table = new MarkdownTable(
            "provider", "first start", "second start", "find", "99th percentile", "read", "99th percentile", "whole", "99th percentile",
            "same answers");
        foreach (var provider in figures)
        {
            table.Add(
                provider.Provider, Ms(provider.FirstStart.TotalMilliseconds, "0"), Ms(provider.SecondStart.TotalMilliseconds, "0"),
                Ms(provider.Find.Median), Ms(provider.Find.Percentile99), Ms(provider.Read.Median), Ms(provider.Read.Percentile99),
                Ms(provider.Whole.Median), Ms(provider.Whole.Percentile99), $"{provider.Equal} of {provider.Frames}");
        }

        return table;
    }

    private static string Ms(double value, string format = "0.0") => value.ToString(format, CultureInfo.InvariantCulture);
}
