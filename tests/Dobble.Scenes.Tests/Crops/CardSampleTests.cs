using Dobble.Scenes.Crops;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Crops;

public sealed class CardSampleTests
{
    private static readonly Box Middle = new(70, 70, 120, 120);

    [Fact]
    public void A_symbol_that_light_washes_out_need_not_be_found()
    {
        // Noise, and the edge of a reflection, have contrast of their own.
        Assert.InRange(SeenInLight(Scalar.All(250)), 0, 20);
        Assert.InRange(SeenInLight(Scalar.Black), 45, 60);
    }

    [Fact]
    public void A_faint_symbol_in_ordinary_light_is_to_be_found()
    {
        using var card = Card(Scalar.All(250));
        Assert.Equal(Visibility.Seen, card.Spoil(new Random(1)).Symbols[0].Visibility);
    }

    private static int SeenInLight(Scalar ink) => Enumerable.Range(0, 60).Count(seed =>
    {
        using var card = Card(ink);
        return card.Spoil(new Random(seed), bright: 1).Symbols[0].Visibility == Visibility.Seen;
    });

    private static CardSample Card(Scalar ink)
    {
        var paper = new Mat(CardWarp.Size, CardWarp.Size, MatType.CV_8UC3, Scalar.All(252));
        Cv2.Circle(paper, 95, 95, 20, ink, -1);
        return new CardSample(paper, [new SampleSymbol("ink", Middle)]);
    }
}
