using Dobble.Assistant.Replay;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.Vision.Quality;
using Dobble.Vision.Reading;
using Dobble.Vision.Tracking;
using OpenCvSharp;

namespace Dobble.Perf.Rounds;

/// <summary>
/// Plays rendered games, of which only the moments around a card's arrival are rendered and read: the rest of a game takes most of its time
/// and decides nothing. Every way of deciding sees the same readings.
/// </summary>
/// <param name="reader">Reads as live play does; borrowed.</param>
/// <param name="artist">Draws the cards; borrowed.</param>
internal sealed class RoundGame(TableReader reader, DeckArtist artist)
{
    /// <summary>Seconds around an arrival that are played.</summary>
    private const double Before = 0.3, After = 0.6;

    /// <summary>Plays a game.</summary>
    /// <param name="game">What it is like.</param>
    /// <param name="ways">The ways of deciding.</param>
    /// <param name="stop">Stops between frames.</param>
    /// <returns>The score of each way.</returns>
    public IReadOnlyList<RoundScore> Play(GameOptions game, IReadOnlyList<TrackerOptions> ways, CancellationToken stop)
    {
        using var scene = new GameArtist(game, reader.Deck, artist);
        var trackers = ways.Select(way => new TableTracker(reader.Deck, way)).ToArray();
        var answers = ways.Select(_ => new List<Answer>()).ToArray();
        var withdrawn = new int[ways.Count];
        using var image = new Mat();
        foreach (var arrival in scene.Arrivals)
        {
            scene.SkipTo(arrival - Before);
            while (scene.Time < arrival + After && scene.Time is var time && scene.Next(image))
            {
                stop.ThrowIfCancellationRequested();
                var found = reader.FindCards(image, out _);
                var cards = reader.ReadCards(image, found);
                var quality = QualityMeter.Measure(image, [.. found.Select(card => card.Outline)]);
                for (var i = 0; i < trackers.Length; i++)
                {
                    var update = trackers[i].Update(TimeSpan.FromSeconds(time), cards, quality);
                    answers[i].AddRange(update.Decided.Select(pair => AnswerOf(pair, update, time)));
                    withdrawn[i] += update.Withdrawn.Count;
                }
            }
        }

        var truth = TruthOf.Pairs(scene.Truth);
        return [.. answers.Select((said, i) => RoundScore.Of(truth, said, withdrawn[i]))];
    }

    private Answer AnswerOf(TrackedPair pair, TableUpdate update, double time)
    {
        int? CardOf(int id) => update.Cards.FirstOrDefault(card => card.Id == id)?.Reading.Posterior.Known;
        var symbol = reader.Deck.Symbols[pair.Match.Symbol!.Value];
        return new Answer(
            TimeSpan.FromSeconds(time), CardOf(pair.Match.FirstCard), CardOf(pair.Match.SecondCard), symbol.Slot, symbol.Id,
            pair.Match.Confidence);
    }
}
