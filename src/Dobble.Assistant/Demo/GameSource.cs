using Dobble.Assistant.Capture;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Assistant.Demo;

/// <summary>A game that is rendered while it is played.</summary>
internal sealed class GameSource : IFrameSource
{
    private readonly GameOptions _options;
    private readonly DeckArtist _artist;
    private readonly GameArtist _game;
    private int _next;

    /// <exception cref="Vision.DobbleException">The deck cannot be drawn.</exception>
    public GameSource(GameOptions options, Deck deck)
    {
        _options = options;
        _artist = new DeckArtist(deck);
        _game = new GameArtist(options, deck, _artist);
    }

    public string Name => "a rendered game";

    public bool IsLive => false;

    public double? Rate => _options.Rate;

    public long? Length => _game.Frames;

    /// <summary>The truth of the frames that were played.</summary>
    public GameTruth Truth => _game.Truth;

    public SourceOutcome Next(Mat picture, out TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        time = TimeSpan.FromSeconds(_next++ / _options.Rate);
        return _game.Next(picture) ? SourceOutcome.Picture : SourceOutcome.Ended;
    }

    public void Dispose()
    {
        _game.Dispose();
        _artist.Dispose();
    }
}
