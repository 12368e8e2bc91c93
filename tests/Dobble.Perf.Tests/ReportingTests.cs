using Dobble.Perf.Reporting;

namespace Dobble.Perf.Tests;

public sealed class ReportingTests
{
    [Fact]
    public void Columns_of_a_table_line_up()
    {
        var lines = new MarkdownTable("frame", "ms").Add("1280×720", "7.5").Add("a", "113.0").ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(["| frame    |    ms |", "|----------|------:|", "| 1280×720 |   7.5 |", "| a        | 113.0 |"], lines);
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
}
