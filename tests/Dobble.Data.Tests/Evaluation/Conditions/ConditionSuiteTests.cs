using Dobble.Data.Evaluation.Conditions;
using Dobble.Data.Labels;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Tests.Evaluation.Conditions;

public sealed class ConditionSuiteTests : IDisposable
{
    private static readonly Deck Emoji = Deck.Load(Path.Combine(TestPaths.Root, "decks", "emoji.json"));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Conditions_are_chosen_by_name()
    {
        using var suite = Suite([Photo()], "camera", "cut");
        Assert.Equal(["camera", "cut"], suite.All.Select(c => c.Name).Distinct());
        Assert.True(suite.All.Count > 5);
    }

    [Fact]
    public void A_name_that_is_none_is_said_with_those_that_are()
    {
        var e = Assert.Throws<DobbleException>(() => Suite([], "fog"));
        Assert.Contains("fog", e.Message, StringComparison.Ordinal);
        Assert.Contains("glare", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_photos_there_are_heaps_of_drawn_cards()
    {
        using var suite = Suite([]);
        Assert.Equal(["heap: drawn cards"], suite.All.Select(c => c.Title));
    }

    [Fact]
    public void The_truth_stays_on_what_it_names()
    {
        using var suite = Suite([Photo()], "camera", "size", "rotation", "mirror");
        foreach (var source in suite.All.SelectMany(c => c.Images))
        {
            var (image, truth) = source.Open();
            using var owned = image;
            Assert.Equal((image.Width, image.Height), (truth.Width, truth.Height));
            Assert.Equal(8, truth.Cards.Single().Symbols.Count);
            Assert.All(truth.Cards[0].Symbols, s => Assert.True(image.At<Vec3b>((int)s.Box.CenterY, (int)s.Box.CenterX).Item0 < 128));
        }
    }

    [Fact]
    public void The_frame_cuts_one_symbol_of_a_card_and_leaves_seven_whole()
    {
        using var suite = Suite([Photo()], "cut");
        var (image, truth) = Assert.Single(suite.All.Single().Images).Open();
        using var owned = image;
        var whole = truth.Cards.Single().Symbols.Count(
            s => s.Box is { X1: >= 0, Y1: >= 0 } b && b.X2 <= image.Width && b.Y2 <= image.Height);
        Assert.Equal(7, whole);
    }

    [Fact]
    public void A_heap_has_each_card_once_and_the_same_seed_heaps_the_same()
    {
        using var suite = Suite([], "heap");
        using var again = Suite([], "heap");
        var (image, truth) = suite.All.Single().Images[5].Open();
        var (second, _) = again.All.Single().Images[5].Open();
        using (image)
        using (second)
        {
            Assert.Equal(0, Cv2.Norm(image, second));
            Assert.Equal(truth.Cards.Count, truth.Cards.Select(c => c.Card).Distinct().Count());
            Assert.All(truth.Cards, c => Assert.Equal(c.IsHidden, c.Symbols.Count < 6));
        }
    }

    private static ConditionSuite Suite(IReadOnlyList<LabelledPhoto> photos, params string[] names) =>
        new(photos, photos.Count > 0 ? HandMadeTable.Deck : Emoji, Emoji, null, 1, names.Length > 0 ? names : null);

    /// <summary>A photo of one card, its symbols black discs in a ring.</summary>
    private LabelledPhoto Photo()
    {
        using var image = new Mat(300, 400, MatType.CV_8UC3, Scalar.All(180));
        var boxes = HandMadeTable.Deck.Cards[3].Select((slot, i) =>
        {
            var (s, c) = Math.SinCos((i + 0.3) * Math.PI / 4);
            var (x, y) = ((int)(200 + (80 * c)), (int)(150 + (80 * s)));
            Cv2.Circle(image, x, y, 8, Scalar.Black, -1);
            return new LabelledBox(HandMadeTable.Deck.Symbols.First(k => k.Slot == slot).Id, new Box(x - 8, y - 8, x + 8, y + 8));
        }).ToArray();
        var path = _folder.File("photo.png");
        Cv2.ImWrite(path, image);
        return new LabelledPhoto(path, 400, 300, boxes) { Cards = [new LabelledCard(3, boxes)] };
    }
}
