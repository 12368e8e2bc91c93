using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Inference;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Recognition;

/// <summary>With a hand-made network: a dark spot is a symbol, its colour the embedding.</summary>
public sealed class CardReaderTests : IDisposable
{
    private readonly ModelFolder _folder = new();
    private readonly CardReader _reader;

    public CardReaderTests() => _reader = new CardReader(_folder.Write("reader.onnx", HandMadeModels.Reader()), "cpu");

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_reader_knows_its_identity() => Assert.Equal(HandMadeModels.Identity, _reader.Identity);

    [Fact]
    public void No_card_is_no_reading()
    {
        using var image = new Mat(100, 100, MatType.CV_8UC3, Scalar.All(255));

        Assert.Empty(_reader.Read(image, []));
    }

    [Fact]
    public void Every_card_gets_its_own_detections_in_order_however_many_there_are()
    {
        using var image = new Mat(1200, 1200, MatType.CV_8UC3, Scalar.All(255));
        var outlines = new List<Ellipse>();
        for (var i = 0; i < 36; i++)
        {
            var card = new Ellipse(100 + (195 * (i % 6)), 100 + (195 * (i / 6)), 90, 90, 0);
            outlines.Add(card);
            Spot(image, card.X, card.Y, i % 2 == 0 ? new Scalar(0, 0, 230) : new Scalar(0, 230, 0));
            if (i % 3 == 0)
                Spot(image, card.X + 40, card.Y, new Scalar(230, 0, 0));
        }

        var cards = _reader.Read(image, outlines);

        Assert.Equal(36, cards.Count);
        for (var i = 0; i < 36; i++)
        {
            Assert.Equal(i % 3 == 0 ? 2 : 1, cards[i].Count);
            var middle = cards[i].Single(detection => detection.Box.CenterX < 110);
            Assert.Equal(95.5, middle.Box.CenterX, 8f);
            Assert.True(middle.Embedding[i % 2 == 0 ? 0 : 1] > 0.4f, "the first numbers are red and green");
        }
    }

    [Fact]
    public void Channels_arrive_as_red_green_blue()
    {
        using var image = new Mat(200, 200, MatType.CV_8UC3, Scalar.All(255));
        Spot(image, 100, 100, new Scalar(250, 10, 30));

        var detection = Assert.Single(Assert.Single(_reader.Read(image, [new Ellipse(100, 100, 90, 90, 0)])));

        var expected = new[] { (30 / 255f) - 0.5f, (10 / 255f) - 0.5f, (250 / 255f) - 0.5f };
        var length = MathF.Sqrt(expected.Sum(value => value * value));
        for (var i = 0; i < 3; i++)
            Assert.Equal(expected[i] / length, detection.Embedding[i], 0.02f);
    }

    [Fact]
    public void All_cards_up_to_32_are_read_in_one_run_of_the_network()
    {
        using var mixing = new CardReader(_folder.Write("mixing.onnx", HandMadeModels.MixingReader()), "cpu");
        using var image = new Mat(1400, 1200, MatType.CV_8UC3, Scalar.All(255));
        var outlines = Enumerable.Range(0, 33).Select(i => new Ellipse(100 + (195 * (i % 6)), 100 + (195 * (i / 6)), 90, 90, 0)).ToList();
        Spot(image, outlines[0].X, outlines[0].Y, new Scalar(0, 0, 230));

        var cards = mixing.Read(image, outlines);

        // What the first card shows is seen on every other one that goes through the network beside it.
        Assert.All(cards.Take(32), card => Assert.Single(card));
        Assert.Empty(cards[32]);
    }

    private static void Spot(Mat image, double x, double y, Scalar color) =>
        image.Rectangle(new Rect((int)x - 12, (int)y - 12, 24, 24), color, -1);
}
