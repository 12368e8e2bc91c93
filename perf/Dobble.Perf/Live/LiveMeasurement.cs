using Dobble.Data.Files;
using Dobble.Perf.Reporting;
using Dobble.Scenes.Games;
using Dobble.Vision.Decks;

namespace Dobble.Perf.Live;

/// <summary>Measures live play and writes its section of the page.</summary>
internal static class LiveMeasurement
{
    public static async Task<int> RunAsync(LiveOptions options, Action<string> say, CancellationToken stop)
    {
        string Recording(double rate) => Path.Combine(Path.GetTempPath(), $"dobble-perf-{Environment.ProcessId}-{rate}.avi");
        var recording = Recording(FedPlay.Rate);
        try
        {
            var tables = new List<TableFigures>();
            foreach (var rate in (double[])[FedPlay.Rate, 2 * FedPlay.Rate])
            {
                say($"tables that appear at once, in real time, {rate} frames a second");
                var slots = SuddenTables.Write(Recording(rate), Deck.Load(options.Reader.Deck), rate);
                tables.Add(await SuddenTables.PlayAsync(Recording(rate), options, slots, stop).ConfigureAwait(false));
            }

            say($"memory, for {options.Minutes} minutes");
            var memory = await LiveMemory.WatchAsync(recording, options, stop).ConfigureAwait(false);
            var games = new List<GameFigures>();
            foreach (var (name, deck, images, game) in Games(options))
            {
                say($"{name}, {options.Rounds} rounds");
                games.Add(await GamePlay.PlayAsync(name, options, deck, images, game, stop).ConfigureAwait(false));
            }

            new PageSection("live")
                .Write(options.Output, LiveSection.Text(Machine.Examine(TimeProvider.System, options.Root), tables[0], tables[1], memory, games));
            say($"written: {options.Output}");
            return 0;
        }
        finally
        {
            File.Delete(recording);
            File.Delete(Recording(2 * FedPlay.Rate));
        }
    }

    private static IEnumerable<(string Name, string Deck, string? Images, GameOptions Game)> Games(LiveOptions options)
    {
        GameOptions Game(int seed, double difficulty) => new() { Rounds = options.Rounds, Seed = seed, Difficulty = difficulty };
        if (options.Data is { } data)
        {
            var (deck, scans) = (new HomeFolder(options.Root).DeckFile("classic"), Path.Combine(data, "symbols", "scans"));
            yield return ("classic deck, common camera", deck, scans, Game(1, 0.5));
            yield return ("classic deck, bad camera", deck, scans, Game(2, 0.8));
        }

        yield return ("emoji deck, common camera", options.Reader.Deck, null, Game(1, 0.5));
        yield return ("emoji deck, bad camera", options.Reader.Deck, null, Game(2, 0.8));
    }
}
