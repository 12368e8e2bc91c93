using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;

namespace Dobble.Vision.Tests.Detection;

public sealed class FinderDecoderTests
{
    private const int Rows = 12, Columns = 20;
    private readonly float[] _score = new float[Rows * Columns];
    private readonly float[] _shape = new float[5 * Rows * Columns];

    [Theory]
    // centre x and y, semi-axes, angle: a circle, a tilted card, one whose centre is off its cell's middle
    [InlineData(83.5, 43.5, 32, 32, 0)]
    [InlineData(99.5, 51.5, 60, 31, 0.6)]
    [InlineData(101.25, 49, 20, 18, -1.2)]
    public void A_peak_becomes_the_outline_it_encodes(double x, double y, double a, double b, double angle)
    {
        var truth = new Ellipse(x, y, a, b, angle);
        Put(truth, 0.9f);

        var card = Assert.Single(Decode());

        Assert.Equal(0.9f, card.Score);
        foreach (var p in truth.Outline(16))
            Assert.Equal(1, card.Outline.NormalizedDistance(p.X, p.Y), 1e-3);
    }

    [Fact]
    public void Cells_beside_a_peak_are_no_cards()
    {
        Put(new Ellipse(83.5, 43.5, 32, 32, 0), 0.9f);
        Put(new Ellipse(91.5, 43.5, 32, 32, 0), 0.8f);
        Put(new Ellipse(75.5, 51.5, 32, 32, 0), 0.85f);

        Assert.Equal(0.9f, Assert.Single(Decode()).Score);
    }

    [Fact]
    public void Of_equal_neighbours_one_is_a_card()
    {
        Put(new Ellipse(83.5, 43.5, 32, 32, 0), 0.9f);
        Put(new Ellipse(91.5, 43.5, 32, 32, 0), 0.9f);

        Assert.Single(Decode());
    }

    [Fact]
    public void A_score_below_the_threshold_is_no_card()
    {
        Put(new Ellipse(83.5, 43.5, 32, 32, 0), 0.39f);

        Assert.Empty(Decode());
    }

    [Fact]
    public void Peaks_at_the_map_s_edge_count_and_the_best_comes_first()
    {
        Put(new Ellipse(3.5, 3.5, 32, 32, 0), 0.5f);
        Put(new Ellipse(155.5, 91.5, 32, 32, 0), 0.8f);

        var cards = Decode();

        Assert.Equal([0.8f, 0.5f], cards.Select(card => card.Score));
        Assert.Equal(155.5, cards[0].Outline.X, 1e-6);
        Assert.Equal(3.5, cards[1].Outline.X, 1e-6);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(1000f)]
    public void An_outline_that_is_no_number_is_left_out(float broken)
    {
        Put(new Ellipse(83.5, 43.5, 32, 32, 0), 0.9f);
        Array.Fill(_shape, broken, 2 * Rows * Columns, Rows * Columns);

        Assert.Empty(Decode());
    }

    private IReadOnlyList<CardDetection> Decode() => FinderDecoder.Decode(_score, _shape, Columns, 0.4f);

    /// <summary>Writes a card into the maps as the network's contract says.</summary>
    private void Put(Ellipse e, float score)
    {
        var (column, row) = ((int)((e.X + 0.5) / 8), (int)((e.Y + 0.5) / 8));
        var (xx, xy, yy) = (e with { A = e.A / 32, B = e.B / 32 }).LogShape;
        var at = (row * Columns) + column;
        double[] values = [((e.X + 0.5) / 8) - column - 0.5, ((e.Y + 0.5) / 8) - row - 0.5, xx, xy, yy];
        _score[at] = score;
        for (var i = 0; i < values.Length; i++)
            _shape[(i * Rows * Columns) + at] = (float)values[i];
    }
}
