using Dobble.Assistant.Capture;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Pipeline;

/// <summary>A source that plays what a test says, as fast as it is asked or at a rate.</summary>
internal sealed class ScriptedSource(IEnumerable<Func<Mat, SourceOutcome>> script, TimeSpan? pace = null) : IFrameSource
{
    private readonly IEnumerator<Func<Mat, SourceOutcome>> _script = script.GetEnumerator();
    private int _count;

    public string Name => "script";

    public bool IsLive => pace is not null;

    public double? Rate => 30;

    public long? Length => null;

    public static Func<Mat, SourceOutcome> Show(Mat image) => into =>
    {
        image.CopyTo(into);
        return SourceOutcome.Image;
    };

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (pace is { } wait)
            TimeProvider.System.WaitFor(wait, stop);
        time = TimeSpan.FromSeconds(_count++ / 30.0);
        return _script.MoveNext() ? _script.Current(image) : SourceOutcome.Ended;
    }

    public void Dispose() => _script.Dispose();
}
