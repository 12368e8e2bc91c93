using Dobble.Vision.Geometry;

namespace Dobble.Training.Evaluation;

/// <summary>Something found in a picture, for <see cref="MeanAveragePrecision"/>.</summary>
internal readonly record struct ScoredBox(int Class, Box Box, double Score);

/// <summary>Something that is really in a picture, for <see cref="MeanAveragePrecision"/>.</summary>
internal readonly record struct TrueBox(int Class, Box Box);

/// <summary>Mean average precision over the classes that occur.</summary>
/// <param name="At50">At an overlap (IoU) of 0.5; NaN where nothing was to be found.</param>
/// <param name="At50To95">Mean over the overlaps 0.5, 0.55 … 0.95.</param>
internal sealed record AveragePrecision(double At50, double At50To95);

/// <summary>
/// COCO's average precision: detections in order of score take the free true box of their class that they overlap most, if
/// by the threshold; precision, made monotone, is averaged at 101 levels of recall. All areas, no limit of detections.
/// </summary>
internal sealed class MeanAveragePrecision
{
    private const int RecallLevels = 101;
    private const int Thresholds = 10;

    private readonly Dictionary<int, Class> _classes = [];

    /// <summary>Adds one picture.</summary>
    public void Update(IReadOnlyList<ScoredBox> found, IReadOnlyList<TrueBox> truth)
    {
        foreach (var name in found.Select(f => f.Class).Concat(truth.Select(t => t.Class)).Distinct())
        {
            if (!_classes.TryGetValue(name, out var entry))
                _classes[name] = entry = new Class();
            entry.Add(
                [.. found.Where(f => f.Class == name).OrderByDescending(f => f.Score)],
                [.. truth.Where(t => t.Class == name).Select(t => t.Box)]);
        }
    }

    /// <summary>The figures over all pictures so far. Classes that are nowhere in the truth do not count.</summary>
    public AveragePrecision Compute()
    {
        var classes = _classes.Values.Where(c => c.TruthCount > 0).Select(c => c.Compute()).ToArray();
        return classes.Length == 0
            ? new AveragePrecision(double.NaN, double.NaN)
            : new AveragePrecision(classes.Average(c => c[0]), classes.Average(c => c.Average()));
    }

    /// <summary>Forgets all pictures.</summary>
    public void Reset() => _classes.Clear();

    private static double Threshold(int index) => 0.5 + (index * 0.05);

    // Box computes in single precision; an overlap of exactly a threshold must count.
    private static double IoU(Box a, Box b)
    {
        double width = Math.Min(a.X2, b.X2) - (double)Math.Max(a.X1, b.X1);
        double height = Math.Min(a.Y2, b.Y2) - (double)Math.Max(a.Y1, b.Y1);
        if (width <= 0 || height <= 0)
            return 0;
        var overlap = width * height;
        return overlap / (Area(a) + Area(b) - overlap);
    }

    private static double Area(Box box) => ((double)box.X2 - box.X1) * ((double)box.Y2 - box.Y1);

    private sealed class Class
    {
        private readonly List<(double Score, bool[] Right)> _found = [];

        public int TruthCount { get; private set; }

        public void Add(ScoredBox[] found, Box[] truth)
        {
            TruthCount += truth.Length;
            var right = Array.ConvertAll(found, _ => new bool[Thresholds]);
            for (var t = 0; t < Thresholds; t++)
                Assign(found, truth, Threshold(t), (i, value) => right[i][t] = value);
            for (var i = 0; i < found.Length; i++)
                _found.Add((found[i].Score, right[i]));
        }

        public double[] Compute()
        {
            var ordered = _found.OrderByDescending(f => f.Score).Select(f => f.Right).ToArray();
            return [.. Enumerable.Range(0, Thresholds).Select(t => Average([.. ordered.Select(r => r[t])]))];
        }

        private static void Assign(ScoredBox[] found, Box[] truth, double threshold, Action<int, bool> set)
        {
            var taken = new bool[truth.Length];
            for (var i = 0; i < found.Length; i++)
            {
                var (best, overlap) = (-1, threshold - 1e-10);
                for (var j = 0; j < truth.Length; j++)
                {
                    var iou = taken[j] ? -1 : IoU(found[i].Box, truth[j]);
                    if (iou >= overlap)
                        (best, overlap) = (j, iou);
                }

                set(i, best >= 0);
                if (best >= 0)
                    taken[best] = true;
            }
        }

        private double Average(bool[] right)
        {
            var precision = new double[right.Length];
            var recall = new double[right.Length];
            var hits = 0;
            for (var i = 0; i < right.Length; i++)
            {
                hits += right[i] ? 1 : 0;
                precision[i] = hits / (i + 1.0);
                recall[i] = (double)hits / TruthCount;
            }

            for (var i = right.Length - 2; i >= 0; i--)
                precision[i] = Math.Max(precision[i], precision[i + 1]);

            var (sum, at) = (0.0, 0);
            for (var level = 0; level < RecallLevels; level++)
            {
                while (at < right.Length && recall[at] < level * 0.01)
                    at++;
                sum += at < right.Length ? precision[at] : 0;
            }

            return sum / RecallLevels;
        }
    }
}
