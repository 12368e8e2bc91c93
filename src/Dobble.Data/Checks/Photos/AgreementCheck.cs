using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Checks.Photos;

/// <summary>
/// How far labels agree with each other: a card that lies in several photos carries the same symbols in the same places, so the boxes
/// of one photo say where those of another must be. No finder can agree better with labels than they do among themselves.
/// </summary>
internal static class AgreementCheck
{
    /// <summary>Turned by more than this against each other (but for quarter turns), two photos ask for boxes of another shape.</summary>
    private const double MaxTurn = 10;

    private const int MinSymbols = 6;
    private const int MaxRows = 50;

    /// <summary>Compares the boxes of cards that lie in several photos.</summary>
    public static CheckResult Run(Inspection of)
    {
        var cards = of.Set.Photos.SelectMany(photo => CardGrouping.Group(photo, of.Deck).Cards
            .Where(card => card.Card is not null && card.Boxes.Count >= MinSymbols).Select(card => (photo.Name, Card: card)));
        var pairs = cards.GroupBy(c => c.Card.Card).Select(same => same.ToArray())
            .SelectMany(same => same.SelectMany((a, i) => same.Skip(i + 1).Where(b => b.Name != a.Name).Select(b => (a, b))))
            .Select(p => (First: p.a.Name, Second: p.b.Name, Overlaps: Overlaps(p.a.Card, p.b.Card, of.Deck)))
            .Where(p => p.Overlaps.Count > 0).OrderBy(p => p.Overlaps.Average()).ToArray();
        float[] overlaps = [.. pairs.SelectMany(p => p.Overlaps).Order()];
        if (overlaps.Length == 0)
            return CheckResult.Skipped("box agreement", "no card lies in two photos turned alike", About);
        var precision = Precision(overlaps, overlap => overlap);
        return new CheckResult("box agreement", of.Limits.Disagreement.Judge(1 - precision),
            $"labels agree with each other to an average precision of {Show.Number(precision)} (overlaps 0.5 to 0.95), a finder that knew "
            + $"the truth would to about {Show.Number(Precision(overlaps, OfTruth))}: "
                + $"{Show.Count(overlaps.Length, "pair")} of boxes of one "
            + $"symbol, median overlap {Show.Number(overlaps[overlaps.Length / 2])}")
        {
            About = About,
            Headings = ["first photo", "second photo", "mean overlap of the boxes"],
            Rows = [.. pairs.Take(MaxRows).Select(p => new[] { p.First, p.Second, Show.Number(p.Overlaps.Average()) })],
        };
    }

    private const string About = "Boxes that were drawn loosely limit what any finder can reach on them, whatever it finds. "
        + "Draw them close to the symbols' edges.";

    /// <summary>The mean share of boxes that agree at the overlaps 0.5, 0.55 … 0.95, which is their average precision.</summary>
    private static double Precision(float[] overlaps, Func<float, double> seen) =>
        Enumerable.Range(0, 10).Average(i => Show.Share(overlaps.Count(overlap => seen(overlap) >= 0.5 + (0.05 * i)), overlaps.Length));

    /// <summary>
    /// The overlap of a label with the truth where two labels, each as far from the truth, overlap as much: their errors are
    /// independent, so that their difference is √2 times as large.
    /// </summary>
    private static double OfTruth(float overlap) => 1 - ((1 - overlap) / Math.Sqrt(2));

    /// <summary>Overlaps of the boxes of one photo, moved into the other, with those there; none where the card lies turned.</summary>
    private static List<float> Overlaps(LabelledCard first, LabelledCard second, Deck deck)
    {
        var both = first.Boxes.Join(second.Boxes, b => deck.SlotOf(b.Name), b => deck.SlotOf(b.Name), (a, b) => (a.Box, b.Box)).ToArray();
        var overlaps = new List<float>();
        for (var i = 0; i < both.Length && both.Length >= MinSymbols; i++)
        {
            // A box does not help to say where it should be.
            if (Fit([.. both.Where((_, other) => other != i)]) is not { } map || !IsUpright(map))
                return [];
            overlaps.Add(Move(both[i].Item1, map).IoU(both[i].Item2));
        }

        return overlaps;
    }

    /// <summary>The affine map, by least squares, from the middles of the first boxes to those of the second.</summary>
    private static double[]? Fit((Box From, Box To)[] boxes)
    {
        using var from = new Mat(boxes.Length, 3, MatType.CV_64F);
        using var to = new Mat(boxes.Length, 2, MatType.CV_64F);
        for (var i = 0; i < boxes.Length; i++)
        {
            var (a, b) = boxes[i];
            (from.At<double>(i, 0), from.At<double>(i, 1), from.At<double>(i, 2)) = (a.CenterX, a.CenterY, 1);
            (to.At<double>(i, 0), to.At<double>(i, 1)) = (b.CenterX, b.CenterY);
        }

        using var map = new Mat();
        return Cv2.Solve(from, to, map, DecompTypes.SVD)
            ? [map.At<double>(0, 0), map.At<double>(1, 0), map.At<double>(2, 0), map.At<double>(0, 1), map.At<double>(1, 1),
                map.At<double>(2, 1)]
            : null;
    }

    private static bool IsUpright(double[] map)
    {
        var turn = Math.Atan2(map[3] - map[1], map[0] + map[4]) * 180 / Math.PI;
        return Math.Abs(turn - (90 * Math.Round(turn / 90))) <= MaxTurn;
    }

    /// <summary>A box around what is about as round as an ellipse, moved.</summary>
    private static Box Move(Box box, double[] map)
    {
        var x = (map[0] * box.CenterX) + (map[1] * box.CenterY) + map[2];
        var y = (map[3] * box.CenterX) + (map[4] * box.CenterY) + map[5];
        var across = Math.Sqrt(Math.Pow(map[0] * box.Width, 2) + Math.Pow(map[1] * box.Height, 2)) / 2;
        var down = Math.Sqrt(Math.Pow(map[3] * box.Width, 2) + Math.Pow(map[4] * box.Height, 2)) / 2;
        return new Box((float)(x - across), (float)(y - down), (float)(x + across), (float)(y + down));
    }
}
