using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Recognition;

public sealed class SymbolCropTests : IDisposable
{
    private const byte Grey = 128;
    private const float Middle = (CardWarp.Size - 1) / 2f;
    private readonly Mat _image = new(400, 400, MatType.CV_8UC3, Scalar.All(255));
    private readonly Mat _crop = new();

    public void Dispose()
    {
        _image.Dispose();
        _crop.Dispose();
    }

    [Theory]
    [InlineData(90, 20)]
    [InlineData(90, 60)]
    [InlineData(180, 40)]
    [InlineData(45, 30)]
    public void A_symbol_is_as_large_in_its_crop_however_large_it_is_on_its_card_and_in_the_image(double radius, int side)
    {
        var card = new Ellipse(200, 200, radius, radius, 0);
        Draw(card, side, side);

        SymbolCrop.Cut(_image, card, Around(Middle, side), _crop);

        Assert.Equal(new Size(ComparerInput.Size, ComparerInput.Size), _crop.Size());
        Assert.InRange(Dark(), 54, 62);
    }

    [Fact]
    public void A_symbol_of_a_tilted_card_is_as_it_is_printed()
    {
        var card = new Ellipse(200, 200, 120, 60, 0);
        Draw(card, 40, 40);

        SymbolCrop.Cut(_image, card, Around(Middle, 40), _crop);

        using var turned = _crop.T().ToMat();
        Assert.Equal(Dark(), Dark(turned), 2.0);
    }

    [Fact]
    public void What_is_not_in_the_circle_around_a_symbol_is_grey_and_so_is_what_the_image_lacks()
    {
        var card = new Ellipse(10, 200, 90, 90, 0);

        SymbolCrop.Cut(_image, card, Around(20, 60), _crop);

        Assert.Equal(Grey, _crop.At<Vec3b>(0, 0).Item0);
        Assert.Equal(Grey, _crop.At<Vec3b>(ComparerInput.Size / 2, ComparerInput.Size / 2).Item0);
    }

    /// <summary>A black rectangle in a card's middle, so many pixels of the rectified card wide and high.</summary>
    private void Draw(Ellipse card, int width, int height)
    {
        var (w, h) = (width * card.A / CardWarp.Radius, height * card.B / CardWarp.Radius);
        var rect = new Rect((int)Math.Round(card.X - (w / 2)), (int)Math.Round(card.Y - (h / 2)), (int)Math.Round(w), (int)Math.Round(h));
        Cv2.Rectangle(_image, rect, Scalar.Black, -1);
    }

    private static Box Around(float x, int side) => new(x - (side / 2f), Middle - (side / 2f), x + (side / 2f), Middle + (side / 2f));

    /// <summary>How many pixels are dark along the middle row.</summary>
    private double Dark(Mat? crop = null)
    {
        using var row = (crop ?? _crop).Row(ComparerInput.Size / 2);
        using var blue = row.ExtractChannel(0);
        using var dark = blue.LessThan(64).ToMat();
        return Cv2.CountNonZero(dark);
    }
}
