using Dobble.Assistant.Annotation;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Reading;
using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Assistant.Tests.Annotation;

public sealed class AnnotatorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_reading_without_cards_leaves_the_image_as_it_is()
    {
        using var drawn = Drawn(SampleReadings.Cards(0));
        Assert.Equal(0, Cv2.CountNonZero(drawn));
    }

    [Fact]
    public void Drawing_touches_outlines_rings_and_line_and_nothing_else()
    {
        var reading = SampleReadings.TwoCards();
        using var drawn = Drawn(reading);
        foreach (var card in reading.Cards)
            Assert.All(card.Outline.Outline(40), point => Assert.NotEqual(0, At(drawn, point.X, point.Y)));

        var (first, second) = (reading.Matches[0].FirstBox!.Value, reading.Matches[0].SecondBox!.Value);
        Assert.NotEqual(0, At(drawn, (first.CenterX + second.CenterX) / 2, first.CenterY));
        Assert.NotEqual(0, At(drawn, first.CenterX, first.CenterY - (first.Height * 0.58) - 1));
        Assert.Equal(0, At(drawn, first.CenterX, first.CenterY));
        Assert.Equal(0, At(drawn, 2, 2));
    }

    [Fact]
    public void A_hidden_symbol_is_joined_to_the_middle_of_its_card()
    {
        var reading = SampleReadings.TwoCards(hidden: true);
        using var drawn = Drawn(reading);
        var card = reading.Cards[1].Outline;
        Assert.NotEqual(0, At(drawn, card.X - 1, card.Y));
    }

    [Fact]
    public void Names_in_another_language_look_different()
    {
        using var english = Drawn(SampleReadings.TwoCards());
        using var french = Drawn(SampleReadings.TwoCards(), "fr");
        Assert.NotEqual(0, Cv2.Norm(english, french));
    }

    [Fact]
    public void The_typeface_has_every_letter_of_the_five_languages()
    {
        using var typeface = Lettering.Load();
        using var font = new SKFont(typeface);
        Assert.True(font.ContainsGlyphs("abcxyz ABCXYZ 0123456789 àâäáãçéèêëíìîïñóòôöúùûüÿœæß ÀÂÄÁÇÉÈÊËÍÌÎÏÑÓÒÔÖÚÙÛÜŒÆ '’-.()"));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4000, 40)]
    public void An_image_of_any_shape_can_be_drawn_on(int width, int height)
    {
        var reading = SampleReadings.TwoCards() with { Width = width, Height = height };
        using var annotator = new Annotator(SampleReadings.Symbols, "en");
        using var image = new Mat(height, width, MatType.CV_8UC3, Scalar.All(0));
        annotator.Save(image, reading, _folder.File("a.jpg"));
        using var written = Cv2.ImRead(_folder.File("a.jpg"));
        Assert.Equal((width, height), (written.Width, written.Height));
    }

    [Fact]
    public void An_image_that_cannot_be_written_is_named()
    {
        using var annotator = new Annotator(SampleReadings.Symbols, "en");
        using var image = SampleImages.RedCorner();
        var path = _folder.File("none/a.jpg");
        var error = Assert.Throws<DobbleException>(() => annotator.Save(image, SampleReadings.Cards(0), path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Where the drawing changed a grey image: one channel, 0 where nothing was drawn.</summary>
    private static Mat Drawn(TableReading reading, string language = "en")
    {
        using var annotator = new Annotator(SampleReadings.Symbols, language);
        using var image = new Mat(reading.Height, reading.Width, MatType.CV_8UC4, new Scalar(77, 77, 77, 255));
        annotator.Draw(image, reading);
        using var difference = new Mat();
        Cv2.Absdiff(image, new Scalar(77, 77, 77, 255), difference);
        return difference.CvtColor(ColorConversionCodes.BGRA2GRAY);
    }

    private static byte At(Mat mask, double x, double y) => mask.At<byte>(
        (int)Math.Clamp(Math.Round(y), 0, mask.Height - 1), (int)Math.Clamp(Math.Round(x), 0, mask.Width - 1));
}
