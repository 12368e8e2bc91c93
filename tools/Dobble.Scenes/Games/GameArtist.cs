using Dobble.Scenes.Artwork;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Tables;
using Dobble.Scenes.Tables.Surfaces;
using Dobble.Scenes.Tables.Things;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Scenes.Games;

/// <summary>
/// Renders the video of a game frame by frame, in order, and knows the truth afterwards. The same options give the same frames,
/// bit for bit.
/// </summary>
public sealed class GameArtist : IDisposable
{
    private const int FaceSize = 512;

    private readonly GameOptions _options;
    private readonly Deck _deck;
    private readonly GameScript _script;
    private readonly GroundTruthRecorder _truth;
    private readonly TableCamera _camera;
    private readonly Canvas _canvas;
    private readonly TablePainter _painter;
    private readonly Mat _ground;
    private readonly GameCamera _lens;
    private readonly Dictionary<GameCard, CardImage> _faces;
    private int _next;

    /// <summary>Prepares a game.</summary>
    /// <param name="options">What it is like.</param>
    /// <param name="deck">The deck.</param>
    /// <param name="artist">Draws its cards; stays the caller's, and is needed only by this constructor.</param>
    public GameArtist(GameOptions options, Deck deck, DeckArtist artist)
    {
        (_options, _deck, _truth) = (options, deck, new GroundTruthRecorder(deck));
        _script = new GameScript(options, deck.Cards.Count);
        var random = new Random(unchecked((options.Seed * 7919) + 17));
        var radius = options.Height * options.CardSize / 2;
        _camera = new TableCamera(
            options.Width, options.Height, options.Width * random.Between(1.0, 1.8), radius,
            random.Between(0, 0.42) * Math.Min(1, 0.3 + options.Difficulty), random.Normal(0.05));
        _canvas = new Canvas(options.Width, options.Height);
        var onPaper = random.Chance(0.2) && !options.OnPlanks;
        if (options.OnPlanks)
        {
            PlankTable.Paint(random, _canvas, _camera);
        }
        else
        {
            using var surfaces = new SurfacePool([]);
            Ground.Paint(random, _canvas, _camera, surfaces, radius, onPaper);
        }

        _ground = _canvas.Image.Clone();
        _painter = new TablePainter(_canvas, _camera, ShadowStyle.Draw(random, onPaper));
        _lens = new GameCamera(random, _script, options);
        _faces = _script.Cards.ToDictionary(card => card, card => artist.Draw(random, card.Card, FaceSize));
    }

    /// <summary>Number of frames.</summary>
    public int Frames => (int)(_script.Length * _options.Rate);

    /// <summary>The truth of the frames that were rendered.</summary>
    public GameTruth Truth => new(_deck.Name, _options.Width, _options.Height, _options.Rate, _next, _truth.Pairs());

    /// <summary>Seconds at which cards come to lie on the table, ascending.</summary>
    public IReadOnlyList<double> Arrivals => _script.Arrivals;

    /// <summary>Seconds of the next frame.</summary>
    public double Time => _next / _options.Rate;

    internal GameScript Script => _script;

    /// <summary>Renders the next frame.</summary>
    /// <param name="frame">Receives it, 8-bit BGR; memory of the right size is used again.</param>
    /// <returns>Whether there was one more.</returns>
    public bool Next(Mat frame)
    {
        if (_next == Frames)
            return false;
        var time = _next / _options.Rate;
        Paint(time);
        _canvas.Image.CopyTo(frame);
        _lens.Take(frame, _next++, time);
        return true;
    }

    /// <summary>Leaves out the frames until a time, but for the last two, whose light the next one keeps some of.</summary>
    /// <param name="seconds">A time of the game; nothing is left out where it is past.</param>
    public void SkipTo(double seconds)
    {
        const int kept = 2;
        _next = Math.Max(_next, Math.Min(Frames, (int)(seconds * _options.Rate)) - kept);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var face in _faces.Values)
            face.Dispose();
        _canvas.Dispose();
        _ground.Dispose();
        _lens.Dispose();
    }

    private void Paint(double time)
    {
        _ground.CopyTo(_canvas.Image);
        _canvas.Owners.SetTo(Scalar.All(Canvas.Table));
        var shown = _script.Cards.Where(card => card.IsThere(time)).ToList();
        var areas = new double[shown.Count];
        for (var i = 0; i < shown.Count; i++)
        {
            var (at, face) = (shown[i].Motion.At(time), _faces[shown[i]]);
            var height = shown.Take(i).Any(below => Distance(below.Motion.At(time), at) < 1.9) ? 0.035 : 0;
            var pose = new CardPose(at.X, at.Y, height, at.Turn);
            _painter.Draw(face.Mips, face.Radius, pose, (byte)(i + 1));
            var outline = _camera.Plane(pose).MapCircle(0, 0, 1);
            areas[i] = Math.PI * outline.A * outline.B;
        }

        foreach (var hand in _script.Hands.Where(hand => hand.IsThere(time)))
            Draw(hand, time);
        var pixels = Tables.Truth.CountPixels(_canvas.Owners);
        _truth.Add(time, [.. shown.Select((card, i) => (card.Card, pixels[i + 1] / areas[i], card.Motion.Speed(time)))]);
    }

    private void Draw(GameHand hand, double time)
    {
        var at = hand.Tip.At(time);
        var (tip, behind) = (
            _camera.Table.Apply(at.X, at.Y), _camera.Table.Apply(at.X - Math.Cos(hand.Direction), at.Y - Math.Sin(hand.Direction)));
        var direction = Math.Atan2(tip.Y - behind.Y, tip.X - behind.X);
        HandArtist.Draw(new Random(hand.Seed), _canvas, tip, _camera.Radius, direction);
    }

    private static double Distance(Key a, Key b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
