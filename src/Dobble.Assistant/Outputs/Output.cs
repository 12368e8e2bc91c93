using Dobble.Assistant.Pipeline;
using Dobble.Vision.Frames;

namespace Dobble.Assistant.Outputs;

/// <summary>
/// Something that the pipeline feeds: the screen, the voice, the recorder, a file. Live play, replay and demo plug the same ones, each over
/// channels of its own, so that none delays another. What it is given stays the pipeline's.
/// </summary>
/// <param name="Name">What it is called in logs and metrics.</param>
/// <param name="Waiting">How much may wait for it: more is dropped, the oldest first, or the pipeline waits where every frame
/// counts.</param>
internal sealed record Output(string Name, int Waiting = Output.Few)
{
    private const int Few = 8;

    /// <summary>Takes every image, before it is read; null where it needs none.</summary>
    public Func<Frame, ValueTask>? TakeFrame { get; init; }

    /// <summary>Takes every image that was read; null where it needs none.</summary>
    public Func<TableFrame, ValueTask>? TakeTable { get; init; }

    /// <summary>An output that needs no time worth waiting for.</summary>
    public static Output Of(string name, Action<TableFrame> take, int waiting = Few) => new(name, waiting)
    {
        TakeTable = frame =>
        {
            take(frame);
            return ValueTask.CompletedTask;
        },
    };
}
