using System.Numerics.Tensors;
using Dobble.Training.Networks;
using static TorchSharp.torch;

namespace Dobble.Training.Galleries;

/// <summary>Fits one prototype to the views of each symbol.</summary>
internal static class PrototypeFit
{
    private const int Rounds = 100;

    /// <summary>A longer step swings, and ends on worse prototypes than it began with.</summary>
    private const float Step = 0.05f;

    /// <summary>
    /// The unit vectors that tell the symbols' views apart best: softmax regression on the cosines, by gradient descent from the
    /// means of the views. The means alone lie too near to each other where two symbols look alike.
    /// </summary>
    /// <param name="views">Views of symbols, embeddings of unit length.</param>
    /// <returns>The prototype of each symbol that has views.</returns>
    public static IReadOnlyDictionary<string, float[]> Fit(IReadOnlyList<Embedded> views)
    {
        var bySymbol = views.ToLookup(v => v.Symbol, v => v.Embedding);
        var symbols = bySymbol.Select(s => s.Key).Order(StringComparer.Ordinal).ToArray();
        if (symbols.Length == 0)
            return new Dictionary<string, float[]>();
        var index = symbols.Index().ToDictionary(s => s.Item, s => (long)s.Index);

        using var scope = NewDisposeScope();
        using var none = no_grad();
        var seen = stack(views.Select(v => tensor(v.Embedding)));
        var right = nn.functional.one_hot(tensor(views.Select(v => index[v.Symbol]).ToArray()), symbols.Length).to_type(ScalarType.Float32);
        // As many symbols, as few views of each.
        var step = tensor(Step * symbols.Length / views.Count);
        var prototypes = stack(symbols.Select(s => tensor(Mean([.. bySymbol[s]]))));
        for (var i = 0; i < Rounds; i++)
        {
            using var round = NewDisposeScope();
            var probability = seen.matmul(prototypes.t()).mul(Scalars.Scale).softmax(1);
            var gradient = (right - probability).t().matmul(seen) * step;
            prototypes = nn.functional.normalize(prototypes + gradient).MoveToOuterDisposeScope();
        }

        return symbols.Index().ToDictionary(s => s.Item, s => prototypes[s.Index].data<float>().ToArray());
    }

    private static float[] Mean(IReadOnlyList<float[]> embeddings)
    {
        var mean = new float[embeddings[0].Length];
        foreach (var embedding in embeddings)
            TensorPrimitives.Add(mean, embedding, mean);
        TensorPrimitives.Divide(mean, TensorPrimitives.Norm<float>(mean), mean);
        return mean;
    }
}
