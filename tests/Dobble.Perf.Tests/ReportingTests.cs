using Dobble.Perf.Finding;
using Dobble.Perf.Gpu;
using Dobble.Perf.Reporting;
using Dobble.Perf.Timing;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Perf.Tests;

public sealed class ReportingTests
{
    [Fact]
    public void Columns_of_a_table_line_up()
    {
        var lines = new MarkdownTable("frame", "ms").Add("1280×720", "7.5").Add("a", "113.0").ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(["| frame    |    ms |", "|----------|------:|", "| 1280×720 |   7.5 |", "| a        | 113.0 |"], lines);
    }

    [Fact]
    public void The_page_says_which_figures_are_reached_and_on_which_machine()
    {
        StageTiming[] timings = [Timing(2, 30), Timing(10, 81)];
        var page = PerformancePage.Write(
            new Measurements
            {
                Machine = new Machine("a processor", 2, "a system", "abc1234", new DateOnly(2026, 1, 2)),
                Timings = timings,
                Comparisons = [new FindingComparison("some photos")],
                WideFinder = 61_000_000,
                NarrowFinder = 80_000_000,
                Reader = 119_900_000,
                Sizes = (1_500_000, 3_000_000),
                Memory = (100_000_000, 200_000_000),
            },
            frames: 1);
        foreach (var expected in (string[])["a processor", "abc1234", "2026-01-02", "some photos"])
            Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Matches(@"two cards, median +\| +33 ms \| +30\.0 ms \| reached", page);
        Assert.Matches(@"ten cards, median +\| +80 ms \| +81\.0 ms \| +missed", page);
        Assert.Matches(@"finder, multiply-adds a frame +\| +60 M \| +61\.0 M \| +missed", page);
        Assert.Matches(@"each model file +\| +4 MB \| +3\.0 MB \| reached", page);
    }

    [Fact]
    public void A_provider_that_answers_otherwise_than_the_processor_shows_in_its_row()
    {
        var (cpu, card) = (new ProviderFigures("cpu"), new ProviderFigures("tensorrt")
        { FirstStart = TimeSpan.FromSeconds(60), SecondStart = TimeSpan.FromSeconds(1) });
        var times = new StageTimes(TimeSpan.FromMilliseconds(2), default, TimeSpan.FromMilliseconds(3), default);
        foreach (var isEqual in (bool[])[true, false])
        {
            cpu.Add(times, isEqual: true);
            card.Add(times, isEqual);
        }

        var text = GpuSection.Text(new Machine("a processor", 2, "a system", "abc1234", new DateOnly(2026, 1, 2)), "a card", [cpu, card]);
        Assert.Contains("on a card, a processor", text, StringComparison.Ordinal);
        Assert.Matches(@"cpu .* 5\.0 .* 2 of 2 \|", text);
        Assert.Matches(@"tensorrt +\| +60000 \| +1000 \| .* 1 of 2 \|", text);
    }

    [Fact]
    public void Sections_that_are_renewed_stay_where_they_are_and_the_page_does_not_grow()
    {
        var page = Path.Combine(Directory.CreateTempSubdirectory("dobble-page").FullName, "page.md");
        File.WriteAllText(page, "# Page\n");
        var (first, second) = (PageSection.All[0], PageSection.All[1]);
        first.Write(page, "old");
        second.Write(page, "other");
        first.Write(page, "new");
        var expected =
            $"# Page\n\n<!-- begin {first.Name} -->\nnew\n<!-- end {first.Name} -->\n\n<!-- begin {second.Name} -->\nother\n<!-- end "
                + $"{second.Name} -->\n";
        Assert.Equal(expected, File.ReadAllText(page));
        Assert.Equal(expected, "# Page\n" + string.Concat(PageSection.All.Select(s => s.Keep(page))));
        Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(100, 50, 99)]
    [InlineData(200, 100, 198)]
    [InlineData(7, 4, 7)]
    public void Median_and_99th_percentile_are_times_that_were_measured(int count, double median, double percentile)
    {
        var sample = new Sample();
        foreach (var value in Enumerable.Range(1, count).Reverse())
            sample.Add(TimeSpan.FromMilliseconds(value));
        Assert.Equal((median, percentile), (sample.Median, sample.Percentile99));
    }

    private static StageTiming Timing(int cards, double milliseconds)
    {
        var timing = new StageTiming(new Size(1280, 720), cards);
        timing.Whole.Add(TimeSpan.FromMilliseconds(milliseconds));
        return timing;
    }
}
