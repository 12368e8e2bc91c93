using System.Text;
using Dobble.Assistant.Outputs.Events;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Recordings;
using Dobble.Vision.Frames;

namespace Dobble.Assistant.Outputs.Recording;

/// <summary>One session while it is recorded. Numbers and times count from its first image, in the images as in the events.</summary>
internal sealed class RecordedSession : IDisposable
{
    private readonly string _folder;
    private readonly TimeSpan _segmentLength;
    private readonly long _firstNumber;
    private readonly TimeSpan _firstTime;
    private readonly FileStream _events;
    private readonly EventLines _lines = new();
    private Segment? _segment;
    private int _segments;
    private Task _closing = Task.CompletedTask;

    /// <exception cref="IOException">It cannot be written.</exception>
    public RecordedSession(string folder, TimeSpan segmentLength, Frame first)
    {
        (_folder, _segmentLength, _firstNumber, _firstTime) = (folder, segmentLength, first.Number, first.Time);
        _events = new FileStream(
            Path.Combine(folder, SessionFolder.EventsName), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Adds an image.</summary>
    /// <exception cref="IOException">It, or one before it, could not be written.</exception>
    public async ValueTask AddAsync(Frame frame, byte[] jpeg)
    {
        var (size, time) = (frame.Image.Size(), frame.Time - _firstTime);
        if (_segment?.Takes(size, time, _segmentLength) == false)
            await CloseSegmentAsync().ConfigureAwait(false);
        _segment ??= new Segment(SessionFolder.SegmentPath(_folder, ++_segments), size, time);
        _segment.Add(jpeg, frame.Number - _firstNumber, time);
    }

    /// <summary>Adds what happened on a frame, unless it came before the session's first.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Add(TableState state)
    {
        if (state.Frame < _firstNumber)
            return;
        var here = state with { Frame = state.Frame - _firstNumber, Time = state.Time - _firstTime };
        foreach (var line in _lines.Of(here))
            _events.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    /// <summary>Closes everything.</summary>
    /// <exception cref="IOException">The disk does not answer.</exception>
    public async ValueTask FinishAsync()
    {
        await CloseSegmentAsync().ConfigureAwait(false);
        await _closing.ConfigureAwait(false);
        _events.Flush(flushToDisk: true);
    }

    public void Dispose() => _events.Dispose();

    /// <summary>A slow disk takes a second to have it all; the next piece is begun meanwhile.</summary>
    private async ValueTask CloseSegmentAsync()
    {
        var (closed, before) = (_segment, _closing);
        _segment = null;
        if (closed is not null)
            _closing = Task.Run(() => Close(closed));
        await before.ConfigureAwait(false);
    }

    private static void Close(Segment segment)
    {
        using (segment)
            segment.Finish();
    }
}
