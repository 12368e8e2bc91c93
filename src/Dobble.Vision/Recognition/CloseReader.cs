using System.Numerics.Tensors;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Recognition;

/// <summary>
/// Looks at a card so closely that symbols that no network was trained on can be compared: the whole card in four rotations, then each
/// symbol alone.
/// </summary>
/// <param name="reader">Finds the symbols; borrowed, and called by whoever calls this.</param>
/// <param name="comparer">Says what each looks like; likewise.</param>
public sealed class CloseReader(CardReader reader, SymbolComparer comparer)
{
    private const int Rotations = 4;

    /// <summary>Mean presence over the rotations from which there is a symbol.</summary>
    private const float MinPresence = 0.2f;

    /// <summary>Overlap (IoU) from which detections in two rotations are of one symbol.</summary>
    private const float SameSymbol = 0.4f;

    /// <summary>
    /// Share of the smaller of two boxes in the larger from which it may be a part of it, and of the larger's area that it then has at
    /// least: what is smaller stands in a corner that a slanting or hollow symbol leaves free.
    /// </summary>
    private const float Within = 0.8f, LeastPart = 0.3f;

    private static readonly Ellipse Whole = new((CardWarp.Size - 1) / 2.0, (CardWarp.Size - 1) / 2.0, CardWarp.Radius, CardWarp.Radius, 0);

    /// <summary>The symbols of one card, the surest first.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="outline">The card's outline in pixels of the image.</param>
    public IReadOnlyList<SymbolView> Look(Mat image, Ellipse outline)
    {
        ArgumentNullException.ThrowIfNull(image);
        var symbols = Detect(reader, image, outline);
        var closeUps = comparer.Embed(image, outline, symbols.ConvertAll(symbol => symbol.Box));
        return [.. symbols.Select((symbol, i) => new SymbolView(symbol.Box, symbol.Presence, symbol.Embedding, closeUps[i]))];
    }

    /// <summary>The symbols of the whole card, each rotation having its say.</summary>
    internal static List<SymbolDetection> Detect(CardReader reader, Mat image, Ellipse outline)
    {
        var crop = new Mat();
        CardRectifier.Rectify(image, outline, crop);
        var crops = new List<Mat>();
        AddRotated(crops, crop);
        try
        {
            var detections = crops.SelectMany((rotated, turns) => reader.Read(rotated, [Whole])[0]
                .Select(detection => (Turns: turns, Detection: detection with { Box = TurnedBack(detection.Box, turns) })));
            return Distinct(Groups(detections).ConvertAll(Merged));
        }
        finally
        {
            crops.ForEach(rotated => rotated.Dispose());
        }
    }

    private static void AddRotated(List<Mat> crops, Mat crop)
    {
        crops.Add(crop);
        for (var turn = 1; turn < Rotations; turn++)
        {
            var turned = new Mat();
            Cv2.Rotate(crops[^1], turned, RotateFlags.Rotate90Clockwise);
            crops.Add(turned);
        }
    }

    /// <summary>A box of a crop that was turned clockwise, in the crop as it was.</summary>
    private static Box TurnedBack(Box box, int turns) => turns == 0
        ? box
        : TurnedBack(new Box(box.Y1, CardWarp.Size - 1 - box.X2, box.Y2, CardWarp.Size - 1 - box.X1), turns - 1);

    /// <summary>Detections of one symbol, at most one a rotation.</summary>
    private static List<List<(int Turns, SymbolDetection Detection)>> Groups(IEnumerable<(int Turns, SymbolDetection Detection)> detections)
    {
        var groups = new List<List<(int Turns, SymbolDetection Detection)>>();
        foreach (var next in detections.OrderByDescending(next => next.Detection.Presence))
        {
            float Overlap(List<(int Turns, SymbolDetection Detection)> group) => group[0].Detection.Box.IoU(next.Detection.Box);
            var free = groups.Where(group => group.TrueForAll(other => other.Turns != next.Turns)).MaxBy(Overlap);
            if (free is not null && Overlap(free) > SameSymbol)
                free.Add(next);
            else
                groups.Add([next]);
        }

        return groups;
    }

    private static SymbolDetection Merged(List<(int Turns, SymbolDetection Detection)> group)
    {
        var sum = group.Sum(each => each.Detection.Presence);
        float Average(Func<Box, float> side) => group.Sum(each => each.Detection.Presence * side(each.Detection.Box)) / sum;
        var box = new Box(Average(b => b.X1), Average(b => b.Y1), Average(b => b.X2), Average(b => b.Y2));
        return new SymbolDetection(box, sum / Rotations, Mean([.. group.Select(each => each.Detection.Embedding)]));
    }

    /// <summary>What is no part of a symbol that is seen more surely, the surest first.</summary>
    internal static List<SymbolDetection> Distinct(IEnumerable<SymbolDetection> detections)
    {
        var kept = new List<SymbolDetection>();
        foreach (var detection in detections.Where(d => d.Presence >= MinPresence).OrderByDescending(d => d.Presence))
        {
            if (!kept.Exists(other => IsPart(other.Box, detection.Box)))
                kept.Add(detection);
        }

        return kept;
    }

    /// <summary>Whether two boxes are around one symbol, or one is around a part of the other's.</summary>
    internal static bool IsSame(Box one, Box other) => one.IoU(other) > SameSymbol || IsPart(one, other);

    private static bool IsPart(Box one, Box other)
    {
        var (smaller, larger) = one.Area < other.Area ? (one, other) : (other, one);
        return smaller.Overlap(larger) > Within * smaller.Area && smaller.Area > LeastPart * larger.Area;
    }

    internal static float[] Mean(IReadOnlyList<float[]> embeddings)
    {
        var mean = new float[embeddings[0].Length];
        foreach (var embedding in embeddings)
            TensorPrimitives.Add<float>(mean, embedding, mean);
        TensorPrimitives.Divide(mean, Math.Max(TensorPrimitives.Norm<float>(mean), 1e-6f), mean);
        return mean;
    }
}
