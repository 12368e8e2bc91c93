using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Recognition;

/// <summary>Boxes on a drawn card, 192 pixels wide, seen at its own size.</summary>
public sealed class BoxTighteningTests
{
    private static readonly Rect Symbol = new(60, 70, 30, 40);

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(4, 4, 4, 4)]
    [InlineData(-4, -4, -4, -4)]
    [InlineData(5, -3, -2, 6)]
    public void A_box_moves_onto_the_print_and_leaves_its_margin(float left, float top, float right, float bottom)
    {
        using var card = Card();
        var tight = Tighten(card, new Box(60 - left, 70 - top, 90 + right, 110 + bottom));
        AssertAt(new Box(60, 70, 90, 110), tight);
    }

    [Fact]
    public void Parts_of_a_symbol_that_do_not_touch_belong_together()
    {
        using var card = Card();
        card[new Rect(60, 85, 30, 8)].SetTo(White);
        AssertAt(new Box(60, 70, 90, 110), Tighten(card, new Box(57, 66, 93, 112)));
    }

    [Fact]
    public void A_neighbour_that_reaches_into_the_box_is_left_out()
    {
        using var card = Card();
        card[new Rect(93, 60, 30, 60)].SetTo(new Scalar(20, 160, 20));
        AssertAt(new Box(60, 70, 90, 110), Tighten(card, new Box(58, 67, 95, 112)));
    }

    [Fact]
    public void A_pale_symbol_on_paper_in_shadow_is_seen()
    {
        using var card = new Mat(CardWarp.Size, CardWarp.Size, MatType.CV_8UC3, Scalar.All(120));
        card[Symbol].SetTo(new Scalar(70, 112, 118));
        AssertAt(new Box(60, 70, 90, 110), Tighten(card, new Box(56, 66, 94, 114)));
    }

    [Fact]
    public void An_edge_that_would_move_far_stays_where_the_network_saw_it()
    {
        using var card = Card();
        card[new Rect(60, 70, 30, 16)].SetTo(White);
        var tight = Tighten(card, new Box(60, 70, 90, 110));
        Assert.Equal(70, tight.Y1);
        Assert.Equal(110 + CardReader.BoxMargin, tight.Y2, 0.01f);
    }

    [Fact]
    public void A_box_on_bare_paper_stays()
    {
        using var card = new Mat(CardWarp.Size, CardWarp.Size, MatType.CV_8UC3, White);
        var box = new Box(60, 70, 90, 110);
        Assert.Equal(box, Tighten(card, box));
    }

    [Fact]
    public void A_box_at_the_edge_of_the_crop_or_without_a_side_is_borne()
    {
        using var card = Card();
        foreach (var box in new[]
            { new Box(-20, -20, 4, 4), new Box(185, 185, 230, 230), new Box(50, 50, 50, 50), new Box(70, 80, 60, 75) })
            Assert.False(float.IsNaN(Tighten(card, box).X1));
    }

    private static Scalar White => Scalar.All(235);

    private static Mat Card()
    {
        var card = new Mat(CardWarp.Size, CardWarp.Size, MatType.CV_8UC3, White);
        card[Symbol].SetTo(new Scalar(30, 40, 200));
        return card;
    }

    private static Box Tighten(Mat card, Box box)
    {
        card.GetArray(out Vec3b[] pixels);
        var planes = new float[3 * pixels.Length];
        PlanarPixels.Fill(pixels, planes);
        return Assert.Single(new BoxTightening().Tighten(planes, 1, [new SymbolDetection(box, 1, [])])).Box;
    }

    private static void AssertAt(Box print, Box box)
    {
        float[] left = [print.X1 - box.X1, print.Y1 - box.Y1, box.X2 - print.X2, box.Y2 - print.Y2];
        Assert.All(left, margin => Assert.Equal(CardReader.BoxMargin, margin, 0.01f));
    }
}
