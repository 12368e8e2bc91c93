using System.Numerics.Tensors;

namespace Dobble.Data.Galleries;

/// <summary>Fits one prototype to the views of each symbol.</summary>
public static class PrototypeFit
{
    private const int Rounds = 100;

    /// <summary>A longer step swings, and ends on worse prototypes than it began with.</summary>
    private const float Step = 0.05f;

    /// <summary>Factor on the cosine before the softmax.</summary>
    private const float Scale = 20;

    /// <summary>Views that are summed together: always the same, so that the sum is, however many cores there are.</summary>
    private const int Part = 512;

    /// <summary>
    /// The unit vectors that tell the symbols' views apart best: softmax regression on the cosines, by gradient descent from the
    /// means of the views. The means alone lie too near to each other where two symbols look alike.
    /// </summary>
    /// <param name="views">Views of symbols, embeddings of unit length.</param>
    /// <returns>The prototype of each symbol that has views.</returns>
    public static IReadOnlyDictionary<string, float[]> Fit(IReadOnlyList<Embedded> views)
    {
        ArgumentNullException.ThrowIfNull(views);
        var symbols = views.Select(v => v.Symbol).Distinct().Order(StringComparer.Ordinal).ToArray();
        var index = symbols.Index().ToDictionary(s => s.Item, s => s.Index);
        (int Symbol, float[] Embedding)[][] parts = [.. views.Select(v => (index[v.Symbol], v.Embedding)).Chunk(Part)];
        var prototypes = symbols.Select(s => Mean(views.Where(v => v.Symbol == s).Select(v => v.Embedding))).ToArray();

        for (var round = 0; round < Rounds; round++)
        {
            var gradients = parts.AsParallel().AsOrdered().Select(part => Gradient(part, prototypes)).ToArray();
            for (var s = 0; s < prototypes.Length; s++)
                // As many symbols, as few views of each.
                Move(prototypes[s], gradients.Select(g => g[s]), Step * symbols.Length / views.Count);
        }

        return symbols.Index().ToDictionary(s => s.Item, s => prototypes[s.Index]);
    }

    /// <summary>The vector of unit length in the mean direction of some.</summary>
    public static float[] Mean(IEnumerable<float[]> embeddings)
    {
        var all = embeddings.ToArray();
        var mean = new float[all[0].Length];
        Move(mean, all, 1);
        return mean;
    }

    /// <summary>The direction in which each prototype tells the views apart better: of its own views those that it has not won yet, less
    /// those of others that it wins.</summary>
    private static float[][] Gradient((int Symbol, float[] Embedding)[] views, float[][] prototypes)
    {
        var gradient = prototypes.Select(p => new float[p.Length]).ToArray();
        var probability = new float[prototypes.Length];
        foreach (var (symbol, embedding) in views)
        {
            for (var s = 0; s < prototypes.Length; s++)
                probability[s] = Scale * TensorPrimitives.Dot<float>(prototypes[s], embedding);
            TensorPrimitives.SoftMax<float>(probability, probability);
            for (var s = 0; s < prototypes.Length; s++)
                TensorPrimitives.MultiplyAdd(embedding, (s == symbol ? 1 : 0) - probability[s], gradient[s], gradient[s]);
        }

        return gradient;
    }

    private static void Move(float[] vector, IEnumerable<float[]> by, float step)
    {
        foreach (var direction in by)
            TensorPrimitives.MultiplyAdd(direction, step, vector, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
    }
}
