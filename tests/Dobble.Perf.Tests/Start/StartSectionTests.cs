using Dobble.Perf.Reporting;
using Dobble.Perf.Start;

namespace Dobble.Perf.Tests.Start;

public sealed class StartSectionTests
{
    [Theory]
    [InlineData(1900, 89, "reached", "reached")]
    [InlineData(2100, 91, "missed", "missed")]
    public void The_last_build_is_judged_by_its_cold_starts_and_its_packed_size(
        double milliseconds, long megabytes, string start, string size)
    {
        var page = StartSection.Text(
            new Machine("a processor", 2, "a system", "abc1234", new DateOnly(2026, 1, 2)),
            [Build("another", 1, 1), Build("handed out", milliseconds, megabytes)], 5);
        Assert.Matches($@"first answer, cold +\| +2 s \| +{milliseconds / 1000:0.00} s \| +{start}", page);
        Assert.Matches($@"packed +\| +90 MB \| +{megabytes} MB \| +{size}", page);
    }

    [Fact]
    public void A_voice_that_was_not_heard_has_no_time() =>
        Assert.Contains(
            "never", StartSection.Text(new Machine("", 2, "", "", default), [Build("silent", 1, 1)], 1), StringComparison.Ordinal);

    private static BuildFigures Build(string name, double milliseconds, long megabytes)
    {
        var build = new BuildFigures(name, 2_000_000 * megabytes, 1_000_000 * megabytes);
        build.Cold.Add(new StartTimes(TimeSpan.FromMilliseconds(milliseconds), TimeSpan.Zero, null, 0));
        build.Warm.Add(new StartTimes(TimeSpan.Zero, TimeSpan.Zero, null, 0));
        build.Frames.Add(TimeSpan.FromMilliseconds(5));
        return build;
    }
}
