using System.Numerics.Tensors;
using Dobble.Data.Galleries;

namespace Dobble.Data.Tests.Galleries;

public sealed class PrototypeFitTests
{
    [Fact]
    public void Views_that_agree_are_their_own_prototype()
    {
        var prototypes = PrototypeFit.Fit([new("sun", [1, 0, 0]), new("moon", [0, 1, 0]), new("sun", [1, 0, 0])]);

        Assert.Equal(["moon", "sun"], prototypes.Keys.Order(StringComparer.Ordinal));
        AssertNear([1, 0, 0], prototypes["sun"]);
        AssertNear([0, 1, 0], prototypes["moon"]);
    }

    [Fact]
    public void Prototypes_are_of_unit_length() => Assert.All(
        PrototypeFit.Fit(LookAlikes(300, seed: 1)).Values,
        prototype => Assert.Equal(1, TensorPrimitives.Norm<float>(prototype), 1e-5));

    [Fact]
    public void Symbols_that_look_alike_are_told_apart_better_than_by_their_means()
    {
        var (seen, later) = (LookAlikes(600, seed: 1), LookAlikes(2000, seed: 2));
        var means = seen.GroupBy(v => v.Symbol)
            .ToDictionary(g => g.Key, g => Unit([.. Enumerable.Range(0, 8).Select(i => g.Average(v => v.Embedding[i]))]));

        var (byMean, fitted) = (Right(later, means), Right(later, PrototypeFit.Fit(seen)));

        Assert.True(fitted > byMean + 0.02, $"{fitted:p1} against {byMean:p1}");
    }

    [Fact]
    public void Without_views_there_is_no_prototype() => Assert.Empty(PrototypeFit.Fit([]));

    private static double Right(Embedded[] views, IReadOnlyDictionary<string, float[]> prototypes) =>
        views.Average(v => prototypes.MaxBy(p => TensorPrimitives.Dot<float>(p.Value, v.Embedding)).Key == v.Symbol ? 1.0 : 0.0);

    /// <summary>
    /// Two symbols that differ a little on one axis; light moves the first of them far along another one, more often to one side.
    /// </summary>
    private static Embedded[] LookAlikes(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var light = (float)random.NextDouble();
            float[] vector = [1, i % 2 == 0 ? 0.15f : -0.15f, i % 2 == 0 ? light * light * 1.5f : -light * light * 0.3f, .. new float[5]];
            for (var k = 0; k < vector.Length; k++)
                vector[k] += 0.05f * (float)(random.NextDouble() - 0.5);
            return new Embedded(i % 2 == 0 ? "tiger" : "leopard", Unit(vector));
        })];
    }

    private static float[] Unit(float[] vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        return Array.ConvertAll(vector, v => v / length);
    }

    private static void AssertNear(float[] expected, float[] found) =>
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 0.05));
}
