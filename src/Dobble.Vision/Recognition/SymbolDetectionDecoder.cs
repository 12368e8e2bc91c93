using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;

namespace Dobble.Vision.Recognition;

/// <summary>From the reader network's maps for one card to its detections. A pure function of its input.</summary>
public static class SymbolDetectionDecoder
{
    private const float MinPresence = 0.3f;
    private const float SameSymbol = 0.5f;
    private const int MaxDetections = 16;

    /// <summary>The symbols of one card, the surest first, boxes in pixels of the crop.</summary>
    /// <param name="presence">Presence of each cell, row by row.</param>
    /// <param name="boxes">A plane for each of <see cref="ReaderGrid.Values"/>.</param>
    /// <param name="embeddings">A plane for each number of an embedding.</param>
    public static IReadOnlyList<SymbolDetection> Decode(
        ReadOnlySpan<float> presence, ReadOnlySpan<float> boxes, ReadOnlySpan<float> embeddings)
    {
        var detections = new List<SymbolDetection>();
        foreach (var cell in NetworkGrid.Peaks(presence, ReaderGrid.Side, MinPresence))
        {
            var box = ReaderGrid.Decode(boxes, cell);
            if (!IsOnCard(box) || detections.Exists(other => other.Box.IoU(box) > SameSymbol))
                continue;
            detections.Add(new SymbolDetection(box, presence[cell], EmbeddingAt(embeddings, cell)));
            if (detections.Count == MaxDetections)
                break;
        }

        return detections;
    }

    /// <summary>Whether a box is sound and its centre on the card; also false where a number is none.</summary>
    private static bool IsOnCard(Box box)
    {
        const double center = (CardWarp.Size - 1) / 2.0;
        var (dx, dy) = (box.CenterX - center, box.CenterY - center);
        return (dx * dx) + (dy * dy) <= CardWarp.Radius * CardWarp.Radius
            && box.Width <= CardWarp.Size && box.Height <= CardWarp.Size;
    }

    /// <summary>The embedding of a cell, made a unit vector again, since the network's may be rounded.</summary>
    private static float[] EmbeddingAt(ReadOnlySpan<float> embeddings, int cell)
    {
        var vector = new float[ReaderGrid.Dimensions];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = embeddings[(i * ReaderGrid.Cells) + cell];
        return Unit(vector);
    }

    private static float[] Unit(float[] vector)
    {
        var square = 0.0;
        for (var i = 0; i < vector.Length; i++)
            square += vector[i] * vector[i];

        var factor = (float)(1 / Math.Sqrt(Math.Max(square, 1e-12)));
        for (var i = 0; i < vector.Length; i++)
            vector[i] *= factor;
        return vector;
    }
}
