using Dobble.Assistant.Capture;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Assistant.Replay;

/// <summary>A game that is rendered while it is played.</summary>
internal sealed class GameSource : IFrameSource
{
    private readonly GameOptions _options;
    private readonly GameArtist _game;
    private int _next;

    /// <param name="options">What the game is like.</param>
    /// <param name="deck">The deck that is played.</param>
    /// <param name="artist">Draws its cards; needed only here.</param>
    public GameSource(GameOptions options, Deck deck, DeckArtist artist) =>
        (_options, _game) = (options, new GameArtist(options, deck, artist));

    public string Name => "a rendered game";

    public bool IsLive => false;

    public double? Rate => _options.Rate;

    public long? Length => _game.Frames;

    /// <summary>The truth of the frames that were played.</summary>
    public GameTruth Truth => _game.Truth;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        time = TimeSpan.FromSeconds(_next++ / _options.Rate);
        return _game.Next(image) ? SourceOutcome.Image : SourceOutcome.Ended;
    }

    public void Dispose() => _game.Dispose();
}
