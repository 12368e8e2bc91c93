using Dobble.Data.Galleries;
using Dobble.Vision.Decks;

namespace Dobble.Data.Tests.Galleries;

public sealed class CalibrationTests
{
    private static readonly Deck Deck = Deck.Create(
        "small", [.. Enumerable.Range(0, 7).Select(i => $"s{i}")], ProjectivePlane.Create(2));

    private static readonly float[][][] Prototypes = [.. Enumerable.Range(0, 7).Select(i => new[] { Axis(i) })];

    [Fact]
    public void Clear_embeddings_are_trusted_more_than_blurred_ones()
    {
        var clear = GalleryCalibration.Fit(Deck, Prototypes, Seen(0.1), []);
        var blurred = GalleryCalibration.Fit(Deck, Prototypes, Seen(0.9), []);
        Assert.True(clear.Scale > blurred.Scale, $"{clear.Scale} > {blurred.Scale}");
    }

    [Fact]
    public void The_border_to_the_unknown_lies_between_own_symbols_and_negatives()
    {
        var negatives = Enumerable.Range(0, 50).Select(_ => new Embedded("negative", Axis(7))).ToArray();
        var calibration = GalleryCalibration.Fit(Deck, Prototypes, Seen(0.3), negatives);
        Assert.InRange(calibration.Unknown, 0.1, 0.9);
    }

    private static Embedded[] Seen(double noise)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, 140).Select(i => new Embedded($"s{i % 7}", Noisy(random, i % 7, noise)))];
    }

    private static float[] Noisy(Random random, int symbol, double noise)
    {
        var vector = Axis(symbol);
        for (var i = 0; i < vector.Length; i++)
            vector[i] += (float)(noise * (random.NextDouble() - 0.5) * 2);
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return Array.ConvertAll(vector, v => v / length);
    }

    private static float[] Axis(int index)
    {
        var vector = new float[8];
        vector[index] = 1;
        return vector;
    }
}
