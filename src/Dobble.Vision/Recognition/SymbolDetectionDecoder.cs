using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;

namespace Dobble.Vision.Recognition;

/// <summary>From the reader network's maps for one card to its detections. A pure function of its input.</summary>
public static class SymbolDetectionDecoder
{
    /// <summary>Cells along an edge of the maps.</summary>
    public const int Cells = 24;

    /// <summary>Cells of a map.</summary>
    public const int Plane = Cells * Cells;

    /// <summary>Numbers of an embedding.</summary>
    public const int Dimensions = 64;

    private const int Stride = CardWarp.Size / Cells;
    private const double BoxUnit = 32;
    private const float MinPresence = 0.3f;
    private const float SameSymbol = 0.5f;
    private const int MaxDetections = 16;

    /// <summary>The symbols of one card, the surest first, boxes in pixels of the crop.</summary>
    /// <param name="presence">Presence of each cell, row by row.</param>
    /// <param name="boxes">Four planes: the centre's offset in cells, and the logarithm of width and height.</param>
    /// <param name="embeddings">A plane for each number of an embedding.</param>
    public static IReadOnlyList<SymbolDetection> Decode(
        ReadOnlySpan<float> presence, ReadOnlySpan<float> boxes, ReadOnlySpan<float> embeddings)
    {
        var detections = new List<SymbolDetection>();
        foreach (var cell in PeakCells(presence))
        {
            var box = BoxAt(boxes, cell);
            if (!IsOnCard(box) || detections.Exists(other => other.Box.IoU(box) > SameSymbol))
                continue;
            detections.Add(new SymbolDetection(box, presence[cell], EmbeddingAt(embeddings, cell)));
            if (detections.Count == MaxDetections)
                break;
        }

        return detections;
    }

    private static List<int> PeakCells(ReadOnlySpan<float> presence)
    {
        var cells = new List<(int Cell, float Presence)>();
        for (var cell = 0; cell < Plane; cell++)
        {
            if (presence[cell] >= MinPresence && Peaks.IsPeak(presence, Cells, Cells, cell / Cells, cell % Cells))
                cells.Add((cell, presence[cell]));
        }

        cells.Sort((a, b) => b.Presence.CompareTo(a.Presence));
        return cells.ConvertAll(peak => peak.Cell);
    }

    private static Box BoxAt(ReadOnlySpan<float> boxes, int cell)
    {
        var x = (((cell % Cells) + 0.5 + boxes[cell]) * Stride) - 0.5;
        var y = (((cell / Cells) + 0.5 + boxes[Plane + cell]) * Stride) - 0.5;
        var (w, h) = (BoxUnit * Math.Exp(boxes[(2 * Plane) + cell]), BoxUnit * Math.Exp(boxes[(3 * Plane) + cell]));
        return new Box((float)(x - (w / 2)), (float)(y - (h / 2)), (float)(x + (w / 2)), (float)(y + (h / 2)));
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
        var vector = new float[Dimensions];
        var square = 0.0;
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = embeddings[(i * Plane) + cell];
            square += vector[i] * vector[i];
        }

        var factor = (float)(1 / Math.Sqrt(Math.Max(square, 1e-12)));
        for (var i = 0; i < vector.Length; i++)
            vector[i] *= factor;
        return vector;
    }
}
