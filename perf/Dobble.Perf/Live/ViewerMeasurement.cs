using System.Globalization;
using Dobble.Perf.Reporting;
using Dobble.Vision.Decks;

namespace Dobble.Perf.Live;

/// <summary>
/// Measures what viewers of the page cost the game: turns with and without, so that what else the machine does falls on both alike.
/// </summary>
internal static class ViewerMeasurement
{
    private const int Viewers = 3, Turns = 8;

    /// <summary>Frames that are read before the first turn.</summary>
    private const int WarmUp = 200;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10), Look = TimeSpan.FromSeconds(0.5), Longest = TimeSpan.FromHours(1);

    public static async Task<int> RunAsync(LiveOptions options, Action<string> say, CancellationToken stop)
    {
        var recording = Path.Combine(Path.GetTempPath(), $"dobble-perf-{Environment.ProcessId}.avi");
        try
        {
            SuddenTables.Write(recording, Deck.Load(options.Reader.Deck), FedPlay.Rate);
            var port = PageViewer.FreePort();
            using var live = FedPlay.Start(options, "--web", "--web-port", port.ToString(CultureInfo.InvariantCulture));
            using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}/") };
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var feeding = FedPlay.FeedAsync(live, recording, Longest, end.Token);
            await WarmUpAsync(client, stop).ConfigureAwait(false);
            var (alone, watched) = (new Figures(0, 0, 0), new Figures(0, 0, 0));
            for (var turn = 0; turn < Turns; turn++)
            {
                var figures = await TurnAsync(client, turn % 2 == 0 ? 0 : Viewers, stop).ConfigureAwait(false);
                say($"{(turn % 2 == 0 ? "alone" : "watched")}: {figures}");
                if (turn % 2 == 0)
                    alone += figures;
                else
                    watched += figures;
            }

            await end.CancelAsync().ConfigureAwait(false);
            await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            live.StandardInput.Close();
            await live.WaitForExitAsync(stop).ConfigureAwait(false);
            new PageSection("viewers").Write(options.Output, Text(Machine.Examine(TimeProvider.System, options.Root), alone, watched));
            return 0;
        }
        finally
        {
            File.Delete(recording);
        }
    }

    private static async Task WarmUpAsync(HttpClient client, CancellationToken stop)
    {
        for (var frames = 0.0; frames < WarmUp;)
        {
            await Task.Delay(Look, TimeProvider.System, stop).ConfigureAwait(false);
            try
            {
                frames = (await PageViewer.FetchAsync(client, stop).ConfigureAwait(false)).Frames;
            }
            catch (HttpRequestException)
            {
                // It is still starting.
            }
        }
    }

    /// <summary>Plays for a while with so many viewers, who look at pictures as the page does and hear how things stand.</summary>
    private static async Task<Figures> TurnAsync(HttpClient client, int viewers, CancellationToken stop)
    {
        using var look = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var looking = Enumerable.Range(0, viewers)
            .SelectMany(_ => (Task<int>[])[PageViewer.LookAsync(client, look.Token), PageViewer.HearAsync(client, look.Token)]).ToArray();
        var before = await PageViewer.FetchAsync(client, stop).ConfigureAwait(false);
        await Task.Delay(Turn, TimeProvider.System, stop).ConfigureAwait(false);
        var after = await PageViewer.FetchAsync(client, stop).ConfigureAwait(false);
        await look.CancelAsync().ConfigureAwait(false);
        var pictures = (await Task.WhenAll(looking).ConfigureAwait(false)).Sum();
        return new Figures(after.Frames - before.Frames, after.Seconds - before.Seconds, pictures);
    }

    private static string Text(Machine machine, Figures alone, Figures watched) => string.Create(CultureInfo.InvariantCulture, $"""
        ## Viewers of the page

        Written by `tools/perf viewers` on {machine.Processor}, {machine.Cores} cores, {machine.System}, commit {machine.Commit},
        {machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. `dobble live --web` at 1280×720 and 30 frames a second,
        {Turns / 2} turns of {Turn.TotalSeconds:0} s alone and as many with {Viewers} viewers, each of whom looks at all pictures there
        are and hears all events.

        | | frames read a second | delay, mean | pictures a second and viewer |
        |---|---|---|---|
        | alone | {alone.Rate:0.0} | {alone.Delay:0.0} ms | |
        | {Viewers} viewers | {watched.Rate:0.0} | {watched.Delay:0.0} ms | {watched.PicturesPerSecond / Viewers:0.0} |

        """);

    /// <summary>What came of turns: frames read, the sum of their delays, pictures that viewers got.</summary>
    private sealed record Figures(double Frames, double Seconds, int Pictures)
    {
        public double Rate => Frames / (Turns / 2 * Turn.TotalSeconds);

        public double PicturesPerSecond => Pictures / (Turns / 2 * Turn.TotalSeconds);

        public double Delay => 1000 * Seconds / Math.Max(1, Frames);

        public static Figures operator +(Figures a, Figures b) => new(a.Frames + b.Frames, a.Seconds + b.Seconds, a.Pictures + b.Pictures);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Frames:0} frames, {Delay:0.0} ms, {Pictures} pictures");
    }
}
