using Dobble.Assistant.Capture;
using Dobble.Assistant.Outputs.Recording;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Settings;
using Dobble.Vision.Decks;
using Dobble.Vision.Frames;
using Dobble.Vision.Tracking;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Outputs.Recording;

/// <summary>Images whose grey says which one they are, and what came of recording them.</summary>
internal sealed class Film : IDisposable
{
    private static readonly Deck Deck = Deck.Create("three", ["a", "b", "c"], [[0, 1], [0, 2], [1, 2]]);

    private readonly TempFolder _temp = new();
    private readonly FramePool _pool = new();

    public string Folder => _temp.File("recordings");

    /// <summary>Reasons that were given for stopping.</summary>
    public List<string> Stops { get; } = [];

    public IReadOnlyList<string> Sessions => [.. Directory.GetDirectories(Folder).Order(StringComparer.Ordinal)];

    public Recorder Recorder(Func<string, long>? free = null, double segment = 10, string? folder = null, LiveSettings? settings = null)
    {
        var options = new RecorderOptions
        {
            Folder = folder ?? Folder,
            Settings = settings ?? new LiveSettings { MinFreeGigabytes = 0 },
            SegmentLength = TimeSpan.FromSeconds(segment),
        };
        return new Recorder(free is null ? options : options with { FreeBytes = free }, new StillClock(), Stops.Add);
    }

    /// <summary>A frame; its grey tells its number.</summary>
    public Frame Frame(int number, double time, Size? size = null)
    {
        var frame = _pool.Rent();
        frame.Image.Create(size ?? new Size(64, 48), MatType.CV_8UC3);
        frame.Image.SetTo(Scalar.All(Grey(number)));
        frame.Stamp(number, TimeSpan.FromSeconds(time), 0);
        return frame;
    }

    public async Task RecordAsync(Recorder recorder, int number, double time, Size? size = null)
    {
        using var frame = Frame(number, time, size);
        await recorder.TakeAsync(frame);
    }

    /// <summary>An empty table, of which the first event says that there are no cards.</summary>
    public static TableState State(int number, double time) => new(
        number, TimeSpan.FromSeconds(time), default, 64, 48, Deck,
        new TableUpdate([], [], [], [], [], [], number % 2 == 0 ? NoAnswerReason.NoCards : NoAnswerReason.OneCard), [], []);

    /// <summary>What a session plays: the image's number, its time, its size.</summary>
    public static List<(int Number, double Time, Size Size)> Play(string session)
    {
        using var source = new SessionSource(session);
        using var image = new Mat();
        var played = new List<(int, double, Size)>();
        while (source.Next(image, out var time, TestContext.Current.CancellationToken) != SourceOutcome.Ended)
            played.Add(((int)Math.Round(image.Mean().Val0 / 7), Math.Round(time.TotalSeconds, 4), image.Size()));
        return played;
    }

    public void Dispose()
    {
        _pool.Dispose();
        _temp.Dispose();
    }

    private static int Grey(int number) => number * 7 % 252;
}
