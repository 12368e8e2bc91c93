using Dobble.Assistant.Capture;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Recordings;
using Dobble.Assistant.Replay;
using Dobble.Assistant.Speech;
using Dobble.Scenes.Tables;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Perf.Live;

/// <summary>
/// Tables of two cards that appear from one frame to the next, in real time: a recording that is played at its pace, frames
/// that come too fast being dropped as in live play.
/// </summary>
internal static class SuddenTables
{
    private const int Count = 40;

    // In seconds.
    private const double Shown = 1.5, Blank = 0.5, WarmUp = 2;

    /// <summary>
    /// The sound device asks for the next samples this often, so that a clip waits for half of it in the mean, and for all of it at most.
    /// </summary>
    private static readonly TimeSpan SoundBlock = TimeSpan.FromSeconds(512.0 / Clip.Rate);

    /// <summary>Writes the recording, of so many frames a second.</summary>
    /// <returns>The slot that the cards of each table share.</returns>
    public static IReadOnlyList<int> Write(string path, Deck deck, double rate)
    {
        using var artist = new DemoTable(deck, cards: 2);
        using var writer = new AviWriter(path, new Size(1280, 720));
        using var empty = new Mat(720, 1280, MatType.CV_8UC3, new Scalar(90, 110, 120));
        var slots = new List<int>();
        Add(writer, empty, WarmUp, rate);
        for (var i = 0; i < Count; i++)
        {
            using var scene = artist.Render(100 + i);
            slots.Add(deck.SharedSlot(scene.Cards[0].Card!.Value, scene.Cards[1].Card!.Value));
            Add(writer, scene.Image, Shown, rate);
            Add(writer, empty, Blank, rate);
        }

        writer.Finish();
        return slots;
    }

    public static async Task<TableFigures> PlayAsync(string path, LiveOptions options, IReadOnlyList<int> slots, CancellationToken stop)
    {
        var states = new List<TableState>();
        var watcher = Output.Of("figures", frame => states.Add(frame.State));
        using var source = FrameSources.Open(new SourceOptions { Source = path }, TimeProvider.System);
        var replay = new ReplayOptions { Source = path, Reader = options.Reader, Realtime = true };
        await ReplayRun.PlayAsync(replay, source, [watcher], stop).ConfigureAwait(false);

        // The first frames warm the program up; they show an empty table.
        var steady = states.Where(state => state.Time.TotalSeconds >= WarmUp).ToList();
        var spoken = new List<TimeSpan>();
        for (var i = 0; i < slots.Count; i++)
        {
            var start = TimeSpan.FromSeconds(WarmUp + (i * (Shown + Blank)));
            var answer = steady.Find(state => state.Time >= start && state.Time < start + TimeSpan.FromSeconds(Shown + Blank)
                && state.Spoken.Any(pair => state.Deck.Symbols[pair.Match.Symbol!.Value].Slot == slots[i]));
            if (answer is not null)
                spoken.Add(answer.Time - start + answer.Delay + SoundBlock);
        }

        var length = steady[^1].Time - steady[0].Time;
        return new TableFigures(slots.Count, spoken.Count, (steady.Count - 1) / length.TotalSeconds,
            [.. steady.Select(state => state.Delay).Order()], [.. spoken.Order()]);
    }

    private static void Add(AviWriter writer, Mat image, double seconds, double rate)
    {
        var jpeg = image.ImEncode(".jpg", [new ImageEncodingParam(ImwriteFlags.JpegQuality, 90)]);
        for (var i = 0; i < seconds * rate; i++)
            writer.Add(jpeg, writer.Frames, TimeSpan.FromSeconds(writer.Frames / rate));
    }
}
