using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Words;
using OpenCvSharp;
using static Dobble.Assistant.Tests.Overlay.Scenes;

namespace Dobble.Assistant.Tests.Overlay;

/// <summary>What the overlay draws, without a screen, compared with images that people have looked at.</summary>
public sealed class ScreenshotTests
{
    [Fact]
    public void Two_cards_are_ringed_joined_and_named() => Look("two-cards", TwoCards);

    [Theory]
    [MemberData(nameof(LayoutTests.SizesAndCards), MemberType = typeof(LayoutTests))]
    public void On_every_screen_the_pairs_of_the_newest_card_stand_out(int width, int height, int cards)
    {
        var scene = Table(cards, cards);
        using var image = Image(scene, scene.Width, scene.Height);
        using var drawn = Draw(scene, image, width, height);
        References.Compare($"{cards}-cards-{width}x{height}", drawn);
    }

    [Fact]
    public void In_a_game_the_scores_and_the_symbols_to_choose_among_stand_beside_the_cards() => Look("game", Overlay.Scenes.Game);

    [Fact]
    public void Why_nothing_is_said_stands_where_the_name_would() =>
        Look("note", Empty with { Note = "light mirrors in a card", Cards = TwoCards.Cards });

    [Fact]
    public void Flags_notices_and_keys_are_shown_over_a_darkened_image() => Look("help", Empty with
    {
        Flags = [new OverlayFlag("recording", IsRecording: true), new OverlayFlag("paused"), new OverlayFlag("muted")],
        Notices = ["The camera is gone, trying again", "Another deck"],
        Help = OverlayWords.In("de").Help,
        IsStale = true,
    });

    [Fact]
    public void On_a_screen_of_another_shape_the_image_keeps_its_own() => Look("portrait", TwoCards, 270, 480);

    [Fact]
    public void The_name_goes_to_the_bottom_where_it_would_hide_a_card_at_the_top()
    {
        using var high = Draw(
            TwoCards with { Cards = [.. TwoCards.Cards.Select(c => c with { Outline = c.Outline with { X = 320, Y = 80 } })], Links = [] });
        using var low = Draw(TwoCards with
        { Cards = [.. TwoCards.Cards.Select(c => c with { Outline = c.Outline with { X = 320, Y = 290 } })], Links = [] });
        Assert.True(Green(high, 180, 360) > 2000 && Green(high, 0, 180) < 100);
        Assert.True(Green(low, 0, 180) > 2000 && Green(low, 180, 360) < 100);
    }

    [Theory]
    [InlineData(64, 48)]
    [InlineData(2, 2)]
    [InlineData(1920, 60)]
    public void A_screen_of_any_size_and_a_name_of_any_length_can_be_drawn(int width, int height)
    {
        OverlayName[] names = [new(new string('W', 300), 1), new("b", 2)];
        using var drawn = Draw(TwoCards with { Headline = names }, width, height);
        Assert.Equal((width, height), (drawn.Width, drawn.Height));
    }

    [Fact]
    public void Drawing_allocates_little()
    {
        using var overlay = new OffscreenOverlay(Width, Height);
        using var image = Image();
        using var drawn = new Mat();
        for (var i = 0; i < 5; i++)
            overlay.Draw(image, TwoCards, drawn);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++)
            overlay.Draw(image, TwoCards, drawn);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 50, 0, 8000);
    }

    private static void Look(string name, OverlayScene scene, int width = Width, int height = Height)
    {
        using var drawn = Draw(scene, width, height);
        References.Compare(name, drawn);
    }

    private static Mat Draw(OverlayScene scene, int width = Width, int height = Height)
    {
        using var image = Image();
        return Draw(scene, image, width, height);
    }

    private static Mat Draw(OverlayScene scene, Mat image, int width, int height)
    {
        using var overlay = new OffscreenOverlay(width, height);
        var drawn = new Mat();
        overlay.Draw(image, scene, drawn);
        return drawn;
    }

    private static int Green(Mat drawn, int top, int bottom)
    {
        using var part = drawn[top, bottom, 0, drawn.Width];
        using var green = part.InRange(new Scalar(105, 148, 0), new Scalar(125, 168, 10));
        return Cv2.CountNonZero(green);
    }
}
