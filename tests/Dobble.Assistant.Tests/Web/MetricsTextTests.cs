using System.Diagnostics.Metrics;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Assistant.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dobble.Assistant.Tests.Web;

public sealed class MetricsTextTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _clock = new();
    private readonly MetricsText _text;
    private readonly PipelineMetrics _metrics;

    public MetricsTextTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _text = new MetricsText(meters);
        _metrics = new PipelineMetrics(meters, _clock);
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _text.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Counts_are_totals_by_stage()
    {
        _metrics.FrameDropped("reading");
        _metrics.FrameDropped("reading");
        _metrics.FrameDropped("web");
        Assert.Contains(
            "# TYPE dobble_frames_dropped_total counter\n"
            + "dobble_frames_dropped_total{stage=\"reading\"} 2\ndobble_frames_dropped_total{stage=\"web\"} 1\n",
            _text.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_histograms_whose_buckets_add_up()
    {
        foreach (var milliseconds in (int[])[1, 4, 4000])
        {
            using (_metrics.Measure("table"))
                _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }

        var text = _text.Write();
        Assert.Contains("dobble_stage_duration_seconds_bucket{stage=\"table\",le=\"0.002\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("dobble_stage_duration_seconds_bucket{stage=\"table\",le=\"0.005\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("dobble_stage_duration_seconds_bucket{stage=\"table\",le=\"+Inf\"} 3\n", text, StringComparison.Ordinal);
        Assert.Contains("dobble_stage_duration_seconds_count{stage=\"table\"} 3\n", text, StringComparison.Ordinal);
        Assert.Equal(1.335, _text.Means("dobble.stage.duration")["table"], 3);
    }
}
