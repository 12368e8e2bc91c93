using Dobble.Assistant.Replay;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.Vision.Decks;

namespace Dobble.Perf.Live;

/// <summary>Plays rendered games, every frame of them.</summary>
internal static class GamePlay
{
    public static async Task<GameFigures> PlayAsync(
        string name, LiveOptions options, string deckFile, string? images, GameOptions game, CancellationToken stop)
    {
        var deck = Deck.Load(deckFile);
        using var artist = images is null ? new DeckArtist(deck) : new DeckArtist(deck, images);
        using var source = new GameSource(game, deck, artist);
        var figures = new ReplayFigures();
        var replay = new ReplayOptions { Source = name, Reader = options.Reader with { Deck = deckFile } };
        await ReplayRun.PlayAsync(replay, source, [figures.Output], stop).ConfigureAwait(false);
        var score = GameScore.Of(TruthOf.Pairs(source.Truth), figures.Answers);
        return new GameFigures(
            name, score.Pairs, score.Right, score.Wrong, score.Missed, figures.Mistakes, score.Time(0.5) ?? default, score.Time(0.95)
                ?? default);
    }
}
