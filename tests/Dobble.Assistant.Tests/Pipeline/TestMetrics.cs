using System.Diagnostics.Metrics;
using Dobble.Assistant.Pipeline.Stages;
using Microsoft.Extensions.DependencyInjection;

namespace Dobble.Assistant.Tests.Pipeline;

/// <summary>Metrics of one test, with the sums of all its counters by "name" or "name/stage".</summary>
internal sealed class TestMetrics : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _sums = [];

    public TestMetrics(TimeProvider? clock = null)
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var key = instrument.Name;
            foreach (var tag in tags)
                key += $"/{tag.Value}";
            lock (_sums)
                _sums[key] = _sums.GetValueOrDefault(key) + value;
        });
        _listener.Start();
        Metrics = new PipelineMetrics(meters, clock ?? TimeProvider.System);
    }

    public PipelineMetrics Metrics { get; }

    public long this[string counter]
    {
        get
        {
            lock (_sums)
                return _sums.GetValueOrDefault(counter);
        }
    }

    public void Dispose()
    {
        Metrics.Dispose();
        _listener.Dispose();
        _services.Dispose();
    }
}
