using Dobble.Assistant.Runtime;
using Dobble.Vision.Frames;

namespace Dobble.Assistant.Live;

/// <summary>Something that the pipeline feeds, over channels of its own. What it is given stays the pipeline's.</summary>
/// <param name="Name">What it is called in logs and metrics.</param>
/// <param name="Waiting">How much may wait for it before the oldest is dropped.</param>
internal sealed record LiveConsumer(string Name, int Waiting)
{
    /// <summary>Takes every image, before it is read; null where it needs none.</summary>
    public Func<Frame, ValueTask>? TakeFrame { get; init; }

    /// <summary>Takes every image that was read; null where it needs none.</summary>
    public Func<TableFrame, ValueTask>? TakeTable { get; init; }
}
