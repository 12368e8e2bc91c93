using Dobble.Vision.Inference;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tests.Recognition;

public sealed class SymbolDetectionDecoderTests
{
    private const int Plane = ReaderGrid.Cells;
    private readonly float[] _presence = new float[Plane];
    private readonly float[] _boxes = new float[4 * Plane];
    private readonly float[] _embeddings = new float[64 * Plane];

    [Theory]
    [InlineData(91.5, 99.5, 32, 32)]
    [InlineData(60.25, 130, 51, 20)]
    public void A_peak_becomes_the_box_it_encodes(float x, float y, float width, float height)
    {
        Put(x, y, width, height, 0.9f, 3);

        var detection = Assert.Single(Decode());

        Assert.Equal(0.9f, detection.Presence);
        Assert.Equal(x, detection.Box.CenterX, 1e-3);
        Assert.Equal(y, detection.Box.CenterY, 1e-3);
        Assert.Equal(width, detection.Box.Width, 1e-3);
        Assert.Equal(height, detection.Box.Height, 1e-3);
    }

    [Fact]
    public void The_embedding_is_that_of_the_peak_at_unit_length()
    {
        Put(91.5f, 99.5f, 32, 32, 0.9f, 3, length: 0.5f);
        Put(139.5f, 99.5f, 32, 32, 0.8f, 60, length: 3);

        var detections = Decode();

        Assert.Equal(1, detections[0].Embedding[3], 1e-5);
        Assert.Equal(1, detections[1].Embedding[60], 1e-5);
        Assert.All(detections, detection => Assert.Equal(1, detection.Embedding.Sum(value => value * value), 1e-5));
    }

    [Theory]
    [InlineData(40, 2)] // they share 43 % of what they cover
    [InlineData(60, 1)] // 58 %
    public void Boxes_that_overlap_by_more_than_half_are_one_symbol(float size, int symbols)
    {
        Put(91.5f, 99.5f, size, size, 0.8f, 1);
        Put(107.5f, 99.5f, size, size, 0.7f, 2);

        Assert.Equal(symbols, Decode().Count);
        Assert.Equal(0.8f, Decode()[0].Presence);
    }

    [Fact]
    public void A_presence_below_the_threshold_is_no_symbol()
    {
        Put(91.5f, 99.5f, 32, 32, 0.29f, 3);

        Assert.Empty(Decode());
    }

    [Fact]
    public void A_symbol_whose_centre_is_off_the_card_is_dropped()
    {
        Put(19.5f, 19.5f, 32, 32, 0.9f, 3);
        Put(11.5f, 99.5f, 32, 32, 0.9f, 3);

        Assert.Equal(11.5, Assert.Single(Decode()).Box.CenterX, 1e-3);
    }

    [Fact]
    public void A_box_that_is_no_number_or_larger_than_the_card_is_dropped()
    {
        Put(91.5f, 99.5f, float.NaN, 32, 0.9f, 3);
        Put(139.5f, 99.5f, 300, 32, 0.9f, 3);

        Assert.Empty(Decode());
    }

    [Fact]
    public void At_most_sixteen_symbols_are_kept_the_surest()
    {
        for (var i = 0; i < 25; i++)
            Put(51.5f + (24 * (i % 5)), 51.5f + (24 * (i / 5)), 10, 10, 0.4f + (0.02f * i), i);

        var detections = Decode();

        Assert.Equal(16, detections.Count);
        Assert.Equal(0.88f, detections[0].Presence, 1e-5f);
        Assert.Equal(0.58f, detections[^1].Presence, 1e-5f);
    }

    private IReadOnlyList<SymbolDetection> Decode() => SymbolDetectionDecoder.Decode(_presence, _boxes, _embeddings);

    /// <summary>Writes a symbol into the maps as the network's contract says.</summary>
    private void Put(float x, float y, float width, float height, float presence, int axis, float length = 1)
    {
        var (column, row) = ((int)((x + 0.5) / 8), (int)((y + 0.5) / 8));
        var cell = (row * ReaderGrid.Side) + column;
        _presence[cell] = presence;
        _boxes[cell] = ((x + 0.5f) / 8) - column - 0.5f;
        _boxes[Plane + cell] = ((y + 0.5f) / 8) - row - 0.5f;
        _boxes[(2 * Plane) + cell] = MathF.Log(width / 32);
        _boxes[(3 * Plane) + cell] = MathF.Log(height / 32);
        for (var i = 0; i < 64; i++)
            _embeddings[(i * Plane) + cell] = i == axis ? length : 0;
    }
}
