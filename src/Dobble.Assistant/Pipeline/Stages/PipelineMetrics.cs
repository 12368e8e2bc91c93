using System.Diagnostics.Metrics;

namespace Dobble.Assistant.Pipeline.Stages;

/// <summary>What the pipeline counts and measures. The meter's name is <see cref="MeterName"/>.</summary>
internal sealed class PipelineMetrics : IDisposable
{
    public const string MeterName = "Dobble.Assistant";

    private static readonly double[] Seconds = [
        0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.065, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10];

    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private readonly Counter<long> _frames, _dropped, _failed, _broken, _processed, _restarts, _cards, _answers, _mistakes;
    private readonly Histogram<double> _stages, _delay;
    private long _framesIn, _framesDropped, _framesProcessed, _progress;

    public PipelineMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _meter = meters.Create(MeterName);
        _frames = Counter("dobble.frames", "{frame}", "Images that came from the source.");
        _processed = Counter("dobble.frames.processed", "{frame}", "Images that were read to the end.");
        _dropped = Counter("dobble.frames.dropped", "{frame}", "Images that newer ones replaced, by the stage that was too slow.");
        _failed = Counter("dobble.frames.failed", "{frame}", "Images on which a stage failed.");
        _broken = Counter("dobble.frames.broken", "{frame}", "Images that the source could not decode.");
        _restarts = Counter("dobble.stage.restarts", "{restart}", "Stages that hung and were restarted.");
        _cards = Counter("dobble.cards", "{card}", "Cards that appeared on the table.");
        _answers = Counter("dobble.answers", "{answer}", "Pairs that were said aloud.");
        _mistakes = Counter("dobble.mistakes", "{answer}", "Pairs that were said aloud and turned out otherwise.");
        _stages = Histogram("dobble.stage.duration", "Time of a stage on one image.");
        _delay = Histogram("dobble.delay", "From an image's arrival until its matches are known.");
    }

    /// <summary>Images that came from the source.</summary>
    public long FramesIn => Volatile.Read(ref _framesIn);

    /// <summary>Images that newer ones replaced.</summary>
    public long FramesDropped => Volatile.Read(ref _framesDropped);

    /// <summary>Images that were read to the end.</summary>
    public long FramesProcessed => Volatile.Read(ref _framesProcessed);

    /// <summary>Grows whenever the pipeline did what it is for: an image was read, or a lost source was tried again.</summary>
    public long Progress => Volatile.Read(ref _progress);

    public void FrameIn()
    {
        _frames.Add(1);
        Interlocked.Increment(ref _framesIn);
    }

    public void FrameDropped(string stage)
    {
        _dropped.Add(1, Stage(stage));
        Interlocked.Increment(ref _framesDropped);
    }

    public void FrameFailed(string stage) => _failed.Add(1, Stage(stage));

    public void FrameBroken() => _broken.Add(1);

    public void StageRestarted(string stage) => _restarts.Add(1, Stage(stage));

    /// <summary>The source is away, and was tried again or is known to be waited for.</summary>
    public void SourceTried() => Interlocked.Increment(ref _progress);

    /// <summary>An image was read to the end.</summary>
    /// <param name="delay">From its arrival.</param>
    /// <param name="cards">Cards that appeared.</param>
    /// <param name="answers">Pairs that are said aloud.</param>
    /// <param name="mistakes">Pairs that were said aloud and no longer hold.</param>
    public void Processed(TimeSpan delay, int cards, int answers, int mistakes)
    {
        _processed.Add(1);
        Interlocked.Increment(ref _framesProcessed);
        Interlocked.Increment(ref _progress);
        _delay.Record(delay.TotalSeconds);
        _cards.Add(cards);
        _answers.Add(answers);
        _mistakes.Add(mistakes);
    }

    /// <summary>Measures a stage's time on one image, until it is disposed.</summary>
    public StageTimer Measure(string stage) => new(this, stage, _clock.GetTimestamp());

    public void Dispose() => _meter.Dispose();

    private Counter<long> Counter(string name, string unit, string description) => _meter.CreateCounter<long>(name, unit, description);

    private Histogram<double> Histogram(string name, string description) => _meter.CreateHistogram(
        name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    private static KeyValuePair<string, object?> Stage(string name) => new("stage", name);

    internal readonly struct StageTimer(PipelineMetrics metrics, string stage, long start) : IDisposable
    {
        public void Dispose() => metrics._stages.Record(metrics._clock.GetElapsedTime(start).TotalSeconds, Stage(stage));
    }
}
