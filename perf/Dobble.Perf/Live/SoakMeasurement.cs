using System.Diagnostics;
using System.Globalization;
using Dobble.Assistant.Words;
using Dobble.Perf.Reporting;
using Dobble.Scenes.Games;
using Dobble.Vision.Decks;

namespace Dobble.Perf.Live;

/// <summary>
/// Plays for hours: random games from a camera that fails again and again, the page open, the voice heard by a sound device that is none.
/// </summary>
internal static class SoakMeasurement
{
    private const string Said = "Said: ";
    private const int Games = 5, Rounds = 6;

    /// <summary>
    /// A name may be heard so long after its pair was last in sight: names are said one after another. One that comes later is late, and one
    /// whose pair was not in sight for longer still is wrong.
    /// </summary>
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(3), Late = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(LiveOptions options, int seed, Action<string> say, CancellationToken stop)
    {
        var deck = Deck.Load(options.Reader.Deck);
        say($"rendering {Games} games");
        var games = Enumerable.Range(0, Games)
            .Select(i => SoakGame.Render(new GameOptions { Rounds = Rounds, Seed = (1000 * seed) + i, Difficulty = 0.2 * i }, deck)).ToList();
        using var camera = new FlakyCamera(games, seed);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var filming = camera.RunAsync(end.Token);
        var port = PageViewer.FreePort();
        using var live = Start(options, camera.Address, port);
        var (said, late, wrong) = (0, 0, 0);
        var ids = Enumerable.Range(0, deck.Symbols.Count).ToDictionary(i => deck.Symbols.NameOf(i, "en"), i => deck.Symbols[i].Id);
        live.ErrorDataReceived += (_, line) => Judge(line.Data);
        live.OutputDataReceived += (_, line) => Judge(line.Data);
        live.BeginErrorReadLine();
        live.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}/") };
        Task[] viewing = [ViewAsync(() => PageViewer.LookAsync(client, end.Token), end.Token),
            ViewAsync(() => PageViewer.HearAsync(client, end.Token), end.Token)];
        var states = new List<ProcessState>();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(options.Minutes) && !live.HasExited)
        {
            await Task.Delay(Between, TimeProvider.System, stop).ConfigureAwait(false);
            states.Add(ProcessState.Of(live.Id));
            if (states.Count % 60 == 0)
                say($"{clock.Elapsed.TotalMinutes:0} minutes: {said} names said, {late} late, {wrong} wrong, {states[^1]}");
        }

        var frames = live.HasExited ? 0 : (await PageViewer.FetchAsync(client, stop).ConfigureAwait(false)).Frames;
        await end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll([filming, .. viewing]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var ended = live.HasExited;
        live.Kill(entireProcessTree: true);
        await live.WaitForExitAsync(stop).ConfigureAwait(false);
        new PageSection("soak").Write(
            options.Output,
            Text(Machine.Examine(TimeProvider.System, options.Root), camera, new SoakFigures(clock.Elapsed, frames, said, late, wrong, states, ended)));
        say($"written: {options.Output}");
        return ended || wrong > 0 ? 1 : 0;

        void Judge(string? line)
        {
            if (line?.IndexOf(Said, StringComparison.Ordinal) is >= 0 and var at)
            {
                said++;
                var id = ids.GetValueOrDefault(line[(at + Said.Length)..].Trim(), string.Empty);
                if (camera.Showed(id, InTime))
                    return;
                var isLate = camera.Showed(id, Late);
                (late, wrong) = isLate ? (late + 1, wrong) : (late, wrong + 1);
                say($"{(isLate ? "late" : "wrong")}: {line}");
            }
            else if (line?.Contains(": ", StringComparison.Ordinal) == true)
            {
                // A warning or an error; answers have no kind.
                say(line);
            }
        }
    }

    private static Process Start(LiveOptions options, string camera, int port)
    {
        var start = FedPlay.HowToStart(
            options, "--source", camera, "--web", "--web-port", port.ToString(CultureInfo.InvariantCulture), "--language", "en");
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["Logging__LogLevel__Dobble.Assistant.Outputs.AnswerLog"] = "Information";
        start.Environment["SDL_AUDIODRIVER"] = "dummy";
        return Process.Start(start)!;
    }

    /// <summary>Comes back to the page whenever it is there.</summary>
    private static async Task ViewAsync(Func<Task<int>> view, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await view().ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                await Task.Delay(Between, TimeProvider.System, stop).ConfigureAwait(false);
            }
        }
    }

    private static string Text(Machine machine, FlakyCamera camera, SoakFigures figures) => string.Create(CultureInfo.InvariantCulture, $"""
        ## Hours of play

        Written by `tools/perf soak --minutes {figures.Time.TotalMinutes:0}` on {machine.Processor}, {machine.Cores} cores, {machine.System},
        commit {machine.Commit}, {machine.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. `dobble live --web` with the emoji deck
        before a network camera that sees random games (difficulty 0 to 0.8) at 1280×720 and 30 frames a second and fails every 10 to 50
        seconds; the page is open all the time; names are heard by SDL's sound device that is none. A word is late if no two cards that
        share its symbol were in sight in the {InTime.TotalSeconds:0} s before, wrong if none were in the {Late.TotalSeconds:0} s before.

        | | |
        |---|---|
        | games | {camera.Games}, {figures.Frames:0} frames read |
        | failures of the camera | {camera.Failures.Values.Sum()}: {string.Join(", ", camera.Failures.Select(f => $"{f.Key} {f.Value}"))} |
        | names said | {figures.Said}, {figures.Late} late, {figures.Wrong} wrong |
        | memory, mean of the second fifth of the time and of the last | {Mega(figures.Early, s => s.Resident)}, {Mega(figures.Last, s => s.Resident)} MB |
        | open handles, likewise | {figures.Early.Average(s => s.Handles):0.0}, {figures.Last.Average(s => s.Handles):0.0} |
        | threads, likewise | {figures.Early.Average(s => s.Threads):0.0}, {figures.Last.Average(s => s.Threads):0.0} |
        | ended by itself | {(figures.Ended ? "yes" : "no")} |

        """);

    private static string Mega(IEnumerable<ProcessState> states, Func<ProcessState, double> value) =>
        (states.Average(value) / (1 << 20)).ToString("0.0", CultureInfo.InvariantCulture);

    private sealed record SoakFigures(TimeSpan Time, double Frames, int Said, int Late, int Wrong, IReadOnlyList<ProcessState> States, bool Ended)
    {
        public IEnumerable<ProcessState> Early => States.Skip(States.Count / 5).Take(Math.Max(1, States.Count / 5));

        public IEnumerable<ProcessState> Last => States.TakeLast(Math.Max(1, States.Count / 5));
    }
}
