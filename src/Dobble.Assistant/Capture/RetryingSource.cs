using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>
/// A camera or address that is opened again, with growing pauses, whenever it goes away or gives nothing but damage; meanwhile
/// <see cref="Next"/> waits.
/// </summary>
internal sealed class RetryingSource : IFrameSource
{
    /// <summary>Images in a row that cannot be decoded, after which the source counts as gone.</summary>
    public const int MaxBroken = 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    private readonly Func<IFrameSource> _open;
    private readonly Action<SourceChange> _changed;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private IFrameSource? _source;
    private TimeSpan _pause;
    private int _broken;

    /// <param name="name">What a person calls it, also while it is away.</param>
    /// <param name="open">Opens it; throws a <see cref="DobbleException"/> while it is not there.</param>
    /// <param name="changed">Hears when it goes, of every try, and when it is back.</param>
    /// <param name="clock">The clock to wait by.</param>
    /// <param name="first">The source where it is open already; owned from now on.</param>
    public RetryingSource(
        string name, Func<IFrameSource> open, Action<SourceChange> changed, TimeProvider clock, IFrameSource? first = null)
    {
        (Name, _open, _changed, _clock, _start, _source) = (name, open, changed, clock, clock.GetTimestamp(), first);
    }

    public string Name { get; }

    public bool IsLive => true;

    public double? Rate => _source?.Rate;

    public long? Length => null;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        while (true)
        {
            var source = _source ??= OpenAgain(stop);
            var (outcome, reason) = Read(source, image, stop);
            time = _clock.GetElapsedTime(_start);
            if (outcome == SourceOutcome.Image)
                (_broken, _pause) = (0, TimeSpan.Zero);
            if (outcome == SourceOutcome.Image || (outcome == SourceOutcome.Broken && ++_broken < MaxBroken))
                return outcome;
            _broken = 0;
            source.Dispose();
            _source = null;
            _changed(new SourceChange(SourceState.Gone, reason));
        }
    }

    public void Dispose() => _source?.Dispose();

    /// <summary>A stream that is damaged beyond reading may be sound when it is opened anew.</summary>
    private (SourceOutcome Outcome, string Reason) Read(IFrameSource source, Mat image, CancellationToken stop)
    {
        try
        {
            var outcome = source.Next(image, out _, stop);
            return (outcome, $"{Name} gives no more images{(outcome == SourceOutcome.Broken ? " that can be decoded" : string.Empty)}");
        }
        catch (DobbleException e)
        {
            return (SourceOutcome.Lost, e.Message);
        }
    }

    /// <summary>At once after an image, later and later where none came.</summary>
    private IFrameSource OpenAgain(CancellationToken stop)
    {
        while (true)
        {
            if (_pause > TimeSpan.Zero)
                _clock.WaitFor(_pause, stop);
            stop.ThrowIfCancellationRequested();
            _pause = _pause == TimeSpan.Zero ? FirstPause : _pause < LongestPause / 2 ? _pause * 2 : LongestPause;
            try
            {
                var source = _open();
                _changed(new SourceChange(SourceState.There, $"{Name} is there"));
                return source;
            }
            catch (DobbleException e)
            {
                _changed(new SourceChange(SourceState.Trying, e.Message));
            }
        }
    }
}
