using Dobble.Assistant.Recording;
using Dobble.Assistant.Review;
using Dobble.Assistant.Runtime;
using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Live;

/// <summary>What the pipeline feeds in live play.</summary>
internal static class LiveConsumers
{
    /// <summary>A second of images may wait for the disk.</summary>
    private const int RecordedImages = 30;
    private const int States = 60;
    private const int Doubts = 4;

    public static LiveConsumer Log(AnswerLog log) => new("log", States) { TakeTable = Each(frame => log.Take(frame.State)) };

    public static LiveConsumer Voice(Announcer announcer) => new("voice", States) { TakeTable = frame => announcer.SayAsync(frame.State) };

    public static LiveConsumer Images(Recorder recorder) => new("recorder", RecordedImages) { TakeFrame = recorder.TakeAsync };

    public static LiveConsumer Events(RecorderSwitch recorder) => new("events", States) { TakeTable = frame => recorder.TakeAsync(frame.State) };

    public static LiveConsumer Review(ReviewFolder folder) => new("review", Doubts) { TakeTable = Each(folder.Take) };

    public static Func<TableFrame, ValueTask> Each(Action<TableFrame> take) => frame =>
    {
        take(frame);
        return ValueTask.CompletedTask;
    };
}
