using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Dobble.Assistant.Pipeline.Stages;
using Microsoft.AspNetCore.Http;

namespace Dobble.Assistant.Web;

/// <summary>What the pipeline counts and measures, added up, in the text that Prometheus fetches.</summary>
internal sealed class MetricsText : IDisposable
{
    private const string TextFormat = "text/plain; version=0.0.4; charset=utf-8";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, Series>> _all = [];

    /// <param name="meters">What made the pipeline's meter; others of the same name are not listened to.</param>
    public MetricsText(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PipelineMetrics.MeterName && instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument, _all.GetOrAdd(instrument, _ => []));
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, all) => Add(instrument, value, tags, all));
        _listener.SetMeasurementEventCallback<double>(Add);
        _listener.Start();
    }

    /// <summary>Mean of a histogram so far, by its label.</summary>
    public IReadOnlyDictionary<string, double> Means(string histogram) => _all
        .Where(one => one.Key.Name == histogram)
        .SelectMany(one => one.Value)
        .ToDictionary(one => one.Key.Split('"') is [_, var label, _] ? label : string.Empty, one => one.Value.Mean);

    public Task ServeAsync(HttpContext context)
    {
        context.Response.ContentType = TextFormat;
        return context.Response.WriteAsync(Write(), context.RequestAborted);
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>All of it as text.</summary>
    internal string Write()
    {
        var text = new StringBuilder();
        foreach (var (instrument, series) in _all.OrderBy(one => one.Key.Name, StringComparer.Ordinal))
        {
            var isHistogram = instrument is Histogram<double>;
            var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "") + (isHistogram ? "" : "_total");
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(isHistogram ? "histogram" : "counter")}\n");
            foreach (var (labels, one) in series.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                one.Write(text, name, labels);
        }

        return text.ToString();
    }

    private static void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? all)
    {
        var labels = string.Empty;
        foreach (var (key, label) in tags)
            labels += $"{(labels.Length > 0 ? "," : "")}{key}=\"{label}\"";
        ((ConcurrentDictionary<string, Series>)all!)
            .GetOrAdd(labels, static (_, one) => new Series((one as Histogram<double>)?.Advice?.HistogramBucketBoundaries), instrument)
            .Add(value);
    }

    /// <summary>The values of one instrument with the same labels.</summary>
    private sealed class Series(IReadOnlyList<double>? bounds)
    {
        private readonly Lock _lock = new();
        private readonly long[] _counts = new long[(bounds?.Count ?? 0) + 1];
        private double _sum;

        public double Mean
        {
            get
            {
                lock (_lock)
                    return _sum / Math.Max(1, _counts.Sum());
            }
        }

        public void Add(double value)
        {
            lock (_lock)
            {
                _sum += value;
                var at = 0;
                while (at < _counts.Length - 1 && value > bounds![at])
                    at++;
                _counts[at]++;
            }
        }

        public void Write(StringBuilder text, string name, string labels)
        {
            lock (_lock)
            {
                var braced = labels.Length > 0 ? $"{{{labels}}}" : "";
                if (bounds is null)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{braced} {_sum}\n");
                    return;
                }

                var (so, comma) = (0L, labels.Length > 0 ? "," : "");
                for (var i = 0; i < _counts.Length; i++)
                {
                    so += _counts[i];
                    var bound = i < bounds.Count ? bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels}{comma}le=\"{bound}\"}} {so}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{braced} {_sum}\n{name}_count{braced} {so}\n");
            }
        }
    }
}
