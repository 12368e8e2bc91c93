using Dobble.Vision.Detection;
using Dobble.Vision.Tests.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Detection;

/// <summary>With a hand-made network: a blue spot is the centre of a card of 32 input pixels' radius.</summary>
public sealed class CardFinderTests : IDisposable
{
    private readonly ModelFolder _folder = new();
    private readonly CardFinder _finder;

    public CardFinderTests() => _finder = new CardFinder(_folder.Write("finder.onnx", HandMadeModels.Finder()), "cpu");

    public void Dispose()
    {
        _finder.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(320, 192, 1)]
    [InlineData(320, 180, 1)] // padded below
    [InlineData(180, 320, 1)] // padded at the right
    [InlineData(1280, 720, 4)]
    [InlineData(160, 120, 0.5)] // smaller than the network's input
    public void A_card_is_found_where_it_lies(int width, int height, double pixels)
    {
        // The middle of the cell in column 11, row 8.
        var (x, y) = ((92 * pixels) - 0.5, (68 * pixels) - 0.5);
        using var image = Table(width, height, (x, y, 4 * pixels));

        var card = Assert.Single(_finder.Find(image));

        Assert.Equal(x, card.Outline.X, 0.6 * pixels);
        Assert.Equal(y, card.Outline.Y, 0.6 * pixels);
        Assert.Equal(32 * pixels, card.Outline.Radius, 0.3 * pixels);
        Assert.True(card.Score > 0.9);
    }

    [Fact]
    public void Every_image_is_read_afresh()
    {
        using var first = Table(320, 192, (91.5, 67.5, 4));
        using var second = Table(320, 192, (187.5, 99.5, 4));
        using var upright = Table(192, 320, (91.5, 99.5, 4));

        Assert.Equal(91.5, Assert.Single(_finder.Find(first)).Outline.X, 0.5);
        Assert.Equal(187.5, Assert.Single(_finder.Find(second)).Outline.X, 0.5);
        Assert.Equal(99.5, Assert.Single(_finder.Find(upright)).Outline.Y, 0.5);
    }

    [Fact]
    public void A_card_that_the_coarse_scale_does_not_show_is_found_on_a_finer_one()
    {
        // Half a cell of the coarse input, a whole one of the next.
        using var image = Table(1280, 736, (711.5, 359.5, 8));

        var card = Assert.Single(_finder.Find(image));

        Assert.Equal(711.5, card.Outline.X, 1.0);
        Assert.Equal(64, card.Outline.Radius, 1.0);
    }

    [Fact]
    public void An_image_without_cards_has_none()
    {
        using var image = Table(1280, 720);

        Assert.Empty(_finder.Find(image));
    }

    [Fact]
    public void A_reader_is_no_finder()
    {
        var path = _folder.Write("reader.onnx", HandMadeModels.Reader());

        var e = Assert.Throws<DobbleException>(() => new CardFinder(path, "cpu"));

        Assert.Contains("where 'finder' is expected", e.Message, StringComparison.Ordinal);
    }

    private static Mat Table(int width, int height, params (double X, double Y, double Half)[] spots)
    {
        var image = new Mat(height, width, MatType.CV_8UC3, Scalar.All(150));
        foreach (var (x, y, half) in spots)
        {
            var place = new Rect((int)Math.Round(x - half + 0.5), (int)Math.Round(y - half + 0.5), (int)(2 * half), (int)(2 * half));
            image.Rectangle(place, new Scalar(255, 0, 0), -1);
        }

        return image;
    }
}
