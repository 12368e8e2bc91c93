using System.Numerics;
using Dobble.Assistant.Overlay.Rendering;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Tests.Overlay;

/// <summary>Where things stand, at every size of a screen and with cards anywhere.</summary>
public sealed class LayoutTests : IDisposable
{
    private const int Tables = 40;

    private readonly GlyphAtlas _atlas = new();

    public void Dispose() => _atlas.Dispose();

    public static TheoryData<int, int, int> SizesAndCards()
    {
        var data = new TheoryData<int, int, int>();
        foreach (var (width, height) in ((int, int)[])[(800, 480), (1280, 720), (1920, 1080), (3840, 2160), (720, 1280)])
        {
            foreach (var cards in (int[])[2, 4, 10])
                data.Add(width, height, cards);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(SizesAndCards))]
    public void Nothing_that_is_written_stands_on_anything_else_that_is_written_or_on_a_ring(int width, int height, int cards)
    {
        var written = 0;
        foreach (var layout in Layouts(width, height, cards))
        {
            Assert.All(layout.Pills, pill => Assert.All(
                layout.Pills.Where(other => other != pill), other => AssertApart(pill, other.Frame)));
            var rings = layout.Links.SelectMany(link => link.Rings).Select(ring => OverlayLayout.FrameOf(ring, layout.Unit)).ToList();
            Assert.Equal(cards * (cards - 1), rings.Count);
            Assert.All(layout.Pills.Where(IsOfTheTable), pill => Assert.All(rings, ring => AssertApart(pill, ring)));
            Assert.All(layout.Pills, pill => Assert.True(
                pill.Frame is { X1: >= 0, Y1: >= 0 } frame && frame.X2 <= width && frame.Y2 <= height, $"{pill} leaves the screen"));
            written += layout.Pills.Count(pill => pill.Kind == PillKind.Label);
        }

        // What finds no place is left out, but that is the exception.
        Assert.InRange(written, cards == 2 ? 0 : cards == 4 ? 2.7 * Tables : 5 * Tables, 9 * Tables);
    }

    [Theory]
    [MemberData(nameof(SizesAndCards))]
    public void The_headline_says_all_that_is_said_and_hides_no_symbol(int width, int height, int cards)
    {
        foreach (var (scene, layout) in Scenes(cards).Zip(Layouts(width, height, cards)))
        {
            var headline = layout.Pills.Where(pill => pill.Kind == PillKind.Headline).ToList();
            Assert.Equal(scene.Headline.Select(name => name.Text), headline.Select(pill => pill.Text));
            var place = Letterbox.Fit(new Vector2(scene.Width, scene.Height), layout.Size);
            var symbols = scene.Cards.SelectMany(card => card.Symbols).Select(place.Map).ToList();
            Assert.All(headline, pill => Assert.All(symbols, symbol => AssertApart(pill, symbol)));
        }
    }

    [Theory]
    [MemberData(nameof(SizesAndCards))]
    public void All_symbols_to_choose_among_and_all_scores_of_a_game_find_a_place(int width, int height, int cards)
    {
        foreach (var scene in Scenes(cards))
        {
            var game = Overlay.Scenes.Game;
            var layout = Layout(
                scene with { Headline = [], Links = [], Note = game.Note, Scores = game.Scores, Choices = game.Choices }, width, height);
            Assert.Equal(8, layout.Pills.Count(pill => pill.Kind == PillKind.Choice));
            Assert.Equal(4, layout.Pills.Count(pill => pill.Kind == PillKind.Score));
            Assert.All(layout.Pills, pill => Assert.All(
                layout.Pills.Where(other => other != pill), other => AssertApart(pill, other.Frame)));
        }
    }

    [Fact]
    public void The_headline_stands_in_the_bars_beside_the_image_where_there_is_room()
    {
        var layout = Layout(Overlay.Scenes.Table(1, 2), 720, 1280);
        Assert.All(layout.Pills.Where(pill => pill.Kind == PillKind.Headline), pill => Assert.True(pill.Frame.Y2 < (1280 - 405) / 2f));
        Assert.Equal(layout.Unit * 30, Assert.Single(layout.Pills, pill => pill.Kind == PillKind.Headline).Letters, 1f);
    }

    [Fact]
    public void What_may_stay_where_it_was_stays()
    {
        var scene = Overlay.Scenes.Table(3, 4);
        var before = Layout(scene, 1280, 720);
        // The camera trembles by less than a pixel.
        var trembling = scene with
        {
            Cards = [.. scene.Cards.Select(card => card with { Outline = card.Outline with { X = card.Outline.X + 0.4 } })],
        };
        var after = OverlayLayout.Of(trembling, new Vector2(1280, 720), Measure, before);
        Assert.Equal(before.Pills.Select(pill => (pill.Text, pill.Frame)), after.Pills.Select(pill => (pill.Text, pill.Frame)));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(10)]
    public void Neighbouring_pairs_have_different_colours(int cards)
    {
        foreach (var scene in Scenes(cards))
        {
            var prominent = scene.Links.Where(link => link.IsProminent).DistinctBy(link => link.Symbol).ToList();
            Assert.Equal(Math.Min(prominent.Count, Palette.Count), prominent.Select(link => link.Color).Distinct().Count());
            Assert.All(scene.Links.GroupBy(link => link.Symbol), same => Assert.Single(same.Select(link => link.Color).Distinct()));
        }
    }

    [Fact]
    public void Letters_and_rims_differ_from_every_colour_by_the_contrast_that_large_letters_need()
    {
        SKColor[] grounds = [.. Enumerable.Range(0, Palette.Count).Select(Palette.Link), Palette.Alarm, Palette.Recording, Palette.Dark];
        Assert.All(grounds, ground => Assert.InRange(Palette.Contrast(ground, Palette.InkOn(ground)), 4.5, 21));
    }

    [Theory]
    [InlineData(0, 0, 100, 100, true)]
    [InlineData(0, 40, 100, 40, true)]
    [InlineData(50, 0, 50, 20, false)]
    [InlineData(0, 0, 100, 10, false)]
    public void A_line_through_a_box_is_told_from_one_that_passes_it(float x1, float y1, float x2, float y2, bool crosses) =>
        Assert.Equal(crosses, Segment.Crosses(new Box(30, 30, 70, 70), new Vector2(x1, y1), new Vector2(x2, y2)));

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(3840, 2160)]
    public void Paused_muted_recording_and_a_lost_camera_are_read_from_two_metres(int width, int height)
    {
        // A capital of 9 mm is seen under 15 minutes of arc, three times what sharp eyes need; a common screen is 299 mm high.
        const float Least = 9 / 299f;
        var scene = Overlay.Scenes.Table(1, 10) with
        {
            Flags = [new OverlayFlag("recording", IsRecording: true), new OverlayFlag("paused"), new OverlayFlag("muted")],
            Alarm = "no camera",
        };
        var loud = Layout(scene, width, height).Pills.Where(pill => pill.Kind is PillKind.Flag or PillKind.Alarm).ToList();
        Assert.Equal(4, loud.Count);
        Assert.All(loud, pill => Assert.InRange(pill.Letters * Pill.Capital / height, Least, 1));
        Assert.All(loud, pill => Assert.InRange(Palette.Contrast(pill.Ground, Palette.InkOn(pill.Ground)), 4.5, 21));
    }

    private static IEnumerable<OverlayScene> Scenes(int cards) =>
        Enumerable.Range(0, Tables).Select(seed => Overlay.Scenes.Table(seed, cards));

    private IEnumerable<OverlayLayout> Layouts(int width, int height, int cards) =>
        Scenes(cards).Select(scene => Layout(scene, width, height));

    private OverlayLayout Layout(OverlayScene scene, int width, int height) =>
        OverlayLayout.Of(scene, new Vector2(width, height), Measure);

    private float Measure(string text, int letters) => _atlas.Measure(text, letters);

    private static bool IsOfTheTable(Pill pill) => pill.Kind is PillKind.Headline or PillKind.Label or PillKind.Number;

    private static void AssertApart(Pill pill, Box other) =>
        Assert.True(pill.Frame.Overlap(other) == 0, $"{pill.Kind} \"{pill.Text}\" at {pill.Frame} stands on {other}");
}
