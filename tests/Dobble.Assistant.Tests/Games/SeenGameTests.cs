using Dobble.Assistant.Games;
using Dobble.Scenes.Cards;
using Dobble.TestKit;
using Dobble.Vision.Decks;
using Dobble.Vision.Quality;
using Dobble.Vision.Reading;
using Dobble.Vision.Tracking;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Games;

/// <summary>Games of the box played with rendered cards that are found, read and followed as in live play.</summary>
public sealed class SeenGameTests : IDisposable
{
    private const int Anna = 0, Ben = 1, Rate = 10, Face = 220;

    /// <summary>Anna sits below, Ben above; the middle is between them.</summary>
    private static readonly Point[] Places = [new(640, 590), new(640, 130), new(640, 360)];

    private readonly TableReader _reader = new(new ReaderOptions
    {
        FinderModel = TestPaths.Model("finder"),
        ReaderModel = TestPaths.Model("reader"),
        Deck = TestPaths.Deck("emoji"),
        Provider = "cpu",
    });

    private readonly DeckArtist _artist;
    private readonly TableTracker _tracker;
    private double _time;

    public SeenGameTests() =>
        (_artist, _tracker) = (new DeckArtist(_reader.Deck), new TableTracker(_reader.Deck, new TrackerOptions()));

    private Deck Deck => _reader.Deck;

    public void Dispose()
    {
        _artist.Dispose();
        _reader.Dispose();
    }

    [Fact]
    public void A_card_that_goes_from_the_tower_onto_a_pile_is_a_point_for_its_player()
    {
        var game = Begin(GameBook.Tower);
        Assert.Equal(GamePhase.Open, Lie(game, [10, 20, 30]).State.Phase);
        var taken = Assert.Single(Lie(game, [10, 30, 31]).Events);
        Assert.Equal((GameEventKind.Moved, Ben, Deck.SharedSlot(20, 30)), (taken.Kind, taken.Player!.Value, taken.Slot!.Value));
        var last = Lie(game, [31, 30, null]);
        Assert.Equal([GameEventKind.Moved, GameEventKind.Won], last.Events.Select(what => what.Kind));
        Assert.Equal([1, 1], last.State.Players.Select(player => player.Score));
    }

    [Fact]
    public void The_last_card_that_is_laid_into_the_well_wins()
    {
        var game = Begin(GameBook.Well);
        Lie(game, [10, 20, 30]);
        Assert.Equal(Anna, Lie(game, [11, 20, 10]).Events.Single().Player);
        Assert.Equal(Ben, Lie(game, [11, null, 20]).State.News!.Player);
    }

    private Game Begin(string name) => GameBook.Begin(new GameOptions(name, ["Anna", "Ben"], default), Deck)!;

    /// <summary>Cards lie so for three seconds.</summary>
    private GameUpdate Lie(Game game, int?[] tops)
    {
        using var image = new Mat(720, 1280, MatType.CV_8UC3, new Scalar(60, 85, 70));
        foreach (var (place, card) in tops.Index().Where(top => top.Item is not null))
            Draw(image, card!.Value, Places[place]);
        var events = new List<GameEvent>();
        GameUpdate last = null!;
        for (var frame = 0; frame < 3 * Rate; frame++)
        {
            var found = _reader.FindCards(image, out _);
            var cards = _reader.ReadCards(image, found);
            var quality = QualityMeter.Measure(image, [.. cards.Select(card => card.Outline)], [.. found.Select(card => card.Outline)]);
            var time = TimeSpan.FromSeconds(_time += 1.0 / Rate);
            last = game.Follow(_tracker.Update(time, cards, quality), time);
            events.AddRange(last.Events);
        }

        return last with { Events = events };
    }

    private void Draw(Mat image, int card, Point middle)
    {
        using var face = _artist.Draw(new Random(card), card, Face);
        using var small = face.Image.Resize(new Size(Face, Face), interpolation: InterpolationFlags.Area);
        Mat[] channels = small.Split();
        using var color = new Mat();
        Cv2.Merge(channels[..3], color);
        using var mask = channels[3].Threshold(127, 255, ThresholdTypes.Binary);
        using var place = image[new Rect(middle.X - (Face / 2), middle.Y - (Face / 2), Face, Face)];
        color.CopyTo(place, mask);
        foreach (var channel in channels)
            channel.Dispose();
    }
}
