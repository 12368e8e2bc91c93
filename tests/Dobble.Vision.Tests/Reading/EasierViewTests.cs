using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Reading;

public sealed class EasierViewTests
{
    [Fact]
    public void An_ellipse_scaled_across_and_down_goes_through_its_scaled_points()
    {
        var ellipse = new Ellipse(120, 80, 50, 20, 0.6);
        var scaled = ellipse.Scaled(0.7, 2.2);
        foreach (var p in ellipse.Outline(24))
            Assert.Equal(1, scaled.NormalizedDistance(((p.X + 0.5) * 0.7) - 0.5, ((p.Y + 0.5) * 2.2) - 0.5), 1e-9);
    }

    [Fact]
    public void White_light_needs_no_balance()
    {
        using var image = Table(new Scalar(230, 235, 240));
        Assert.Equal([1.5, 2.2], EasierView.Of(image).Select(view => Math.Round(view.Y, 2)));
    }

    [Fact]
    public void Paper_in_candle_light_is_made_white()
    {
        using var image = Table(new Scalar(90, 165, 240));
        var paper = EasierView.Of(image).Select(view => view.Image.At<Vec3b>(100, 100)).First();
        Assert.InRange(paper.Item0, 235, 245);
        Assert.InRange(paper.Item1, 235, 245);
        Assert.Equal(240, paper.Item2);
    }

    [Fact]
    public void A_card_of_a_view_comes_back_to_where_it_lies_in_the_image()
    {
        using var image = Table(new Scalar(230, 235, 240));
        foreach (var view in EasierView.Of(image))
        {
            var seen = new CardReading(0, new Ellipse(100, 100, 60, 40, 0).Scaled(view.X, view.Y), 1, [], new CardPosterior([1], 0));
            Assert.Equal(40, view.ToImage(seen).Outline.Scaled(1, 1).Bounds.Height / 2, 0.2);
            Assert.Equal(100, view.ToImage(seen).Outline.Y, 0.2);
        }
    }

    [Fact]
    public void Colours_that_are_nearly_burnt_out_are_further_apart_in_a_darkened_view()
    {
        using var image = Table(Scalar.All(255));
        image[new Rect(90, 90, 20, 20)].SetTo(new Scalar(215, 225, 250));
        Assert.Equal(3, EasierView.OfBright(image).Count());
        foreach (var view in EasierView.OfBright(image))
        {
            var (symbol, paper) = (view.Image.At<Vec3b>(100, 100), view.Image.At<Vec3b>(100, 60));
            Assert.Equal(255, paper.Item0);
            Assert.True(paper.Item0 - symbol.Item0 > 70);
        }
    }

    [Fact]
    public void The_light_that_a_reflection_adds_is_taken_away_and_white_stays_white()
    {
        using var image = Table(Scalar.All(255));
        image[new Rect(80, 80, 40, 40)].SetTo(new Scalar(255, 130, 120)); // blue of (130, 10, 0), under a reflection of 120
        var seen = EasierView.OfBright(image).Select(view => (view.Image.At<Vec3b>(100, 100), view.Image.At<Vec3b>(50, 100))).ToArray();
        Assert.Equal((new Vec3b(255, 19, 0), new Vec3b(255, 255, 255)), seen[^1]);
    }

    [Fact]
    public void An_image_in_usual_light_needs_no_darkening()
    {
        using var image = Table(new Scalar(230, 235, 240));
        Assert.Empty(EasierView.OfBright(image));
    }

    [Fact]
    public void The_parts_of_a_heap_cover_its_cards_and_the_room_around_them()
    {
        using var image = Table(new Scalar(230, 235, 240));
        CardReading[] heap = [Card(100, 100), Card(150, 120)];
        var seen = new HashSet<(int, int)>();
        foreach (var view in EasierView.OfHeap(image, heap))
        {
            var size = view.Image.Size();
            Assert.True(size.Width < image.Width);
            for (var y = 0; y < size.Height; y++)
            {
                for (var x = 0; x < size.Width; x++)
                    seen.Add((x + view.Start.X, y + view.Start.Y));
            }
        }

        Assert.All(heap, card => Assert.All(
            card.Outline.Outline(24), p => Assert.Contains(((int)Math.Clamp(p.X, 0, 319), (int)Math.Clamp(p.Y, 0, 239)), seen)));
    }

    [Fact]
    public void A_card_of_a_part_comes_back_to_where_it_lies_in_the_image()
    {
        using var image = Table(new Scalar(230, 235, 240));
        foreach (var view in EasierView.OfHeap(image, [Card(100, 100), Card(150, 120)]))
        {
            var found = view.ToImage(Card(40, 50)).Outline;
            Assert.Equal((40 + view.Start.X, 50 + view.Start.Y), (found.X, found.Y));
        }
    }

    private static CardReading Card(double x, double y) => new(0, new Ellipse(x, y, 60, 60, 0), 1, [], new CardPosterior([1], 0));

    private static Mat Table(Scalar paper)
    {
        var image = new Mat(240, 320, MatType.CV_8UC3, new Scalar(40, 60, 80));
        Cv2.Circle(image, 100, 100, 60, paper, -1);
        return image;
    }
}
