using System.Globalization;
using Dobble.Perf.Reporting;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.Vision.Reading;
using Dobble.Vision.Tracking;

namespace Dobble.Perf.Rounds;

/// <summary>
/// Compares ways of deciding over thousands of rounds with all of a camera's faults. Games are seeded, and those that were played are kept,
/// so that a run that was stopped goes on.
/// </summary>
internal static class RoundsMeasurement
{
    private const int RoundsOfGame = 12;

    private static readonly (string Name, TrackerOptions Options)[] Ways =
    [
        ("two clear looks, else as below", new TrackerOptions()),
        ("three looks and 80 ms", new TrackerOptions { MinClearHits = 100 }),
        ("one clear look, else as below", new TrackerOptions { MinClearHits = 1, Misread = 0.005 }),
    ];

    /// <summary>Plays the games that a file lacks, and writes the section.</summary>
    /// <param name="options">The networks and the deck.</param>
    /// <param name="root">The repository.</param>
    /// <param name="page">The page to write.</param>
    /// <param name="file">The games that were played.</param>
    /// <param name="rounds">Rounds in all, at least.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="say">Hears of progress.</param>
    /// <param name="stop">Stops; what was played is kept.</param>
    public static void Run(
        ReaderOptions options, string root, string page, string file, int rounds, double rate, Action<string> say, CancellationToken stop)
    {
        var results = RoundResult.Load(file).Where(result => result.Rate == rate && result.Scores.Count == Ways.Length).ToList();
        using var reader = new TableReader(options);
        using var artist = new DeckArtist(reader.Deck);
        var game = new RoundGame(reader, artist);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        for (var seed = 0; results.Sum(result => result.Rounds) < rounds; seed++)
        {
            if (results.Exists(result => result.Seed == seed))
                continue;
            var scores = game.Play(Game(seed, rate), [.. Ways.Select(way => way.Options)], stop);
            var result = new RoundResult(seed, rate, RoundsOfGame, scores);
            result.AddTo(file);
            results.Add(result);
            var sums = Sums(results);
            var figures = sums.Select(s => $"{s.Right} right, {s.Wrong} wrong, {s.Time(0.5)} ms");
            say($"{results.Sum(r => r.Rounds)} of {rounds} rounds: {string.Join("; ", figures)}");
        }

        new PageSection("rounds " + rate.ToString(CultureInfo.InvariantCulture))
            .Write(page, Text(Machine.Examine(TimeProvider.System, root), rate, results));
        say($"written: {page}");
    }

    /// <summary>Every difficulty there is, and cards as small and as large as players lay them.</summary>
    private static GameOptions Game(int seed, double rate)
    {
        var random = new Random(seed);
        return new GameOptions
        {
            Width = 960,
            Height = 540,
            Rate = rate,
            Rounds = RoundsOfGame,
            Seed = seed,
            Difficulty = random.NextDouble(),
            CardSize = 0.28 + (0.17 * random.NextDouble()),
            OnPlanks = random.NextDouble() < 0.3,
        };
    }

    private static RoundScore[] Sums(IReadOnlyCollection<RoundResult> results) =>
        [.. Ways.Select((_, i) => RoundScore.Sum([.. results.Select(result => result.Scores[i])]))];

    private static string Text(Machine machine, double rate, IReadOnlyCollection<RoundResult> results)
    {
        var table = new MarkdownTable("way", "right", "wrong", "missed", "taken back", "median", "95th percentile");
        foreach (var (way, sum) in Ways.Zip(Sums(results)))
        {
            table.Add(
                way.Name, $"{sum.Right}", $"{sum.Wrong}", $"{sum.Missed}", $"{sum.Withdrawn}", $"{sum.Time(0.5)} ms",
                $"{sum.Time(0.95)} ms");
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            ## When an answer is decided, {rate:0} frames a second

            Written by `tools/perf rounds --rate {rate:0}` on {machine.Processor}, {machine.Cores} cores, {machine.System}, commit {machine.Commit},
            {machine.Date:yyyy-MM-dd}. {results.Sum(result => result.Rounds)} rounds of rendered games of the emoji deck, 960×540, with every
            difficulty from 0 to 1. Time counts in frames, from the first in which both cards lie still in full sight to the one that decided.

            {table}
            """);
    }
}
