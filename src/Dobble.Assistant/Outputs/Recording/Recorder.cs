using System.Globalization;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Recordings;
using Dobble.Vision.Frames;
using OpenCvSharp;

namespace Dobble.Assistant.Outputs.Recording;

/// <summary>
/// Keeps the camera's images and what happened on the table, from <see cref="Start"/> to <see cref="StopAsync"/>, each time
/// in a folder of its own. Stops by itself where the disk has no more room or fails, and says so once. Any thread may call.
/// </summary>
/// <param name="options">Where and how.</param>
/// <param name="clock">Names the sessions.</param>
/// <param name="stopped">Hears, in a sentence, why recording stopped by itself.</param>
internal sealed class Recorder(RecorderOptions options, TimeProvider clock, Action<string> stopped) : IAsyncDisposable
{
    private const int Quality = 88;

    private readonly SemaphoreSlim _turn = new(1);
    private volatile string? _deck;
    private RecordedSession? _session;

    /// <summary>Whether images are kept.</summary>
    public bool IsRecording => _deck is not null;

    /// <summary>Begins a session with the next image; nothing where one is under way.</summary>
    /// <param name="deck">Name of the deck that is played.</param>
    public void Start(string deck) => _deck ??= deck;

    /// <summary>Ends the session; returns once all of it is on the disk.</summary>
    public ValueTask StopAsync() => InTurnAsync(EndAsync);

    /// <summary>Takes an image, before it is read. Encodes it, so that this is no work for the thread that shows or reads images.</summary>
    public async ValueTask TakeAsync(Frame frame)
    {
        if (!IsRecording)
            return;
        Cv2.ImEncode(".jpg", frame.Image, out var jpeg, [(int)ImwriteFlags.JpegQuality, Quality]);
        await InTurnAsync(() => AddAsync(frame, jpeg)).ConfigureAwait(false);
    }

    /// <summary>Takes what is known after a frame.</summary>
    public ValueTask TakeAsync(TableState state) => !IsRecording ? ValueTask.CompletedTask : InTurnAsync(() =>
    {
        _session?.Add(state);
        return ValueTask.CompletedTask;
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => StopAsync();

    private async ValueTask AddAsync(Frame frame, byte[] jpeg)
    {
        // It may have been stopped while this image was encoded.
        if (_deck is not { } deck)
            return;
        if (_session is null)
            Directory.CreateDirectory(options.Folder);
        var min = options.Settings.MinFreeGigabytes;
        if (options.FreeBytes(options.Folder) < min * 1e9)
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"less than {min} GB is free there"));
        _session ??= Open(frame, deck);
        await _session.AddAsync(frame, jpeg).ConfigureAwait(false);
    }

    private RecordedSession Open(Frame frame, string deck)
    {
        var session = new SessionJson(
            clock.GetLocalNow(), SessionJson.ThisVersion, deck, frame.Image.Width, frame.Image.Height,
            SessionJson.WithoutPassword(options.Settings));
        return new RecordedSession(SessionFolder.Create(options.Folder, session.Started, session.ToBytes()), options.SegmentLength, frame);
    }

    private async ValueTask EndAsync()
    {
        _deck = null;
        using var session = _session;
        _session = null;
        if (session is not null)
            await session.FinishAsync().ConfigureAwait(false);
    }

    private async ValueTask InTurnAsync(Func<ValueTask> work)
    {
        string? reason = null;
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            reason = e.Message.TrimEnd('.');
            await SaveTheRestAsync().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }

        if (reason is not null)
            stopped($"Recording into {options.Folder} stopped: {reason}. Make room or choose another folder, then start it again.");
    }

    private async ValueTask SaveTheRestAsync()
    {
        try
        {
            await EndAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            // The first failure is the one that is told of.
        }
    }

    private static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException;
}
