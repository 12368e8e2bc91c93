using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Perf.Live;

/// <summary>A rendered game whose frames are sent again and again.</summary>
/// <param name="Frames">Its frames as JPEG.</param>
/// <param name="Truth">What is truly in them.</param>
internal sealed record SoakGame(IReadOnlyList<byte[]> Frames, GameTruth Truth)
{
    /// <summary>A pair may be known so long before the truth counts it as there: a hand still holds the card.</summary>
    private const double Early = 1.5;

    public static SoakGame Render(GameOptions options, Deck deck)
    {
        using var artist = new DeckArtist(deck);
        using var game = new GameArtist(options, deck, artist);
        using var image = new Mat();
        var frames = new List<byte[]>();
        while (game.Next(image))
            frames.Add(image.ImEncode(".jpg", [new ImageEncodingParam(ImwriteFlags.JpegQuality, 90)]));
        return new SoakGame(frames, game.Truth);
    }

    /// <summary>The symbols that may be named while a frame is seen.</summary>
    public IEnumerable<string> Shared(int frame)
    {
        var time = frame / Truth.Rate;
        return Truth.Pairs.Where(pair => time >= pair.From - Early && time <= pair.To).Select(pair => pair.Symbol);
    }
}
