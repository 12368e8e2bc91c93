using Dobble.Vision.Geometry;

namespace Dobble.Data.Evaluation;

/// <summary>Something found in an image, for <see cref="MeanAveragePrecision"/>.</summary>
public readonly record struct ScoredBox(int Class, Box Box, double Score);

/// <summary>Something that is really in an image, for <see cref="MeanAveragePrecision"/>.</summary>
public readonly record struct TrueBox(int Class, Box Box);

/// <summary>Mean average precision over the classes that occur.</summary>
/// <param name="At50">At an overlap (IoU) of 0.5; NaN where nothing was to be found.</param>
/// <param name="At50To95">Mean over the overlaps 0.5, 0.55 … 0.95.</param>
public sealed record AveragePrecision(double At50, double At50To95);

/// <summary>COCO's twelve figures; NaN where there is nothing of that size.</summary>
public sealed record CocoFigures
{
    /// <summary>Average precision: mean over the overlaps, at 0.5, at 0.75; at most 100 detections of a class on an image.</summary>
    public required double Ap { get; init; }

    /// <inheritdoc cref="Ap"/>
    public required double Ap50 { get; init; }

    /// <inheritdoc cref="Ap"/>
    public required double Ap75 { get; init; }

    /// <summary>Average precision of boxes under 32² pixels, to 96², and larger.</summary>
    public required double ApSmall { get; init; }

    /// <inheritdoc cref="ApSmall"/>
    public required double ApMedium { get; init; }

    /// <inheritdoc cref="ApSmall"/>
    public required double ApLarge { get; init; }

    /// <summary>Mean average recall with at most 1, 10 and 100 detections of a class on an image.</summary>
    public required double Ar1 { get; init; }

    /// <inheritdoc cref="Ar1"/>
    public required double Ar10 { get; init; }

    /// <inheritdoc cref="Ar1"/>
    public required double Ar100 { get; init; }

    /// <summary>Mean average recall of boxes under 32² pixels, to 96², and larger.</summary>
    public required double ArSmall { get; init; }

    /// <inheritdoc cref="ArSmall"/>
    public required double ArMedium { get; init; }

    /// <inheritdoc cref="ArSmall"/>
    public required double ArLarge { get; init; }
}

/// <summary>The figures of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Count">How many are really there.</param>
/// <param name="Ap">Average precision, mean over the overlaps.</param>
/// <param name="Ap50">At an overlap of 0.5.</param>
/// <param name="Ap75">At 0.75.</param>
/// <param name="Ar">Average recall.</param>
/// <param name="Curve">Precision at an overlap of 0.5, at the 101 levels of recall 0, 0.01 … 1.</param>
public sealed record ClassFigures(int Class, int Count, double Ap, double Ap50, double Ap75, double Ar, IReadOnlyList<double> Curve);

/// <summary>
/// COCO's average precision and recall: detections in order of score take the free true box of their class that they overlap most, if
/// by the threshold; precision, made monotone, is averaged at 101 levels of recall. Equal to pycocotools' COCOeval.
/// </summary>
public sealed class MeanAveragePrecision
{
    private const int Limit = 100;
    private const int At50 = 0;
    private const int At75 = 5;
    private readonly SortedDictionary<int, ClassBoxes> _classes = [];

    /// <summary>Adds one image.</summary>
    public void Update(IReadOnlyList<ScoredBox> found, IReadOnlyList<TrueBox> truth)
    {
        foreach (var name in found.Select(f => f.Class).Concat(truth.Select(t => t.Class)).Distinct())
        {
            if (!_classes.TryGetValue(name, out var entry))
                _classes[name] = entry = new ClassBoxes();
            entry.Add(
                [.. found.Where(f => f.Class == name).OrderByDescending(f => f.Score)],
                [.. truth.Where(t => t.Class == name).Select(t => t.Box)]);
        }
    }

    /// <summary>
    /// The figures over all images so far, with no limit of detections. Classes that are nowhere in the truth do not count.
    /// </summary>
    public AveragePrecision Compute()
    {
        var all = Assess(BoxSize.All, int.MaxValue);
        return new AveragePrecision(Mean(all, a => a.Precision(At50)), Mean(all, a => a.Precision()));
    }

    /// <summary>COCO's figures over all images so far.</summary>
    public CocoFigures Coco()
    {
        var (all, small, medium, large) = (
            Assess(BoxSize.All, Limit), Assess(BoxSize.Small, Limit), Assess(BoxSize.Medium, Limit), Assess(BoxSize.Large, Limit));
        return new CocoFigures
        {
            Ap = Mean(all, a => a.Precision()),
            Ap50 = Mean(all, a => a.Precision(At50)),
            Ap75 = Mean(all, a => a.Precision(At75)),
            ApSmall = Mean(small, a => a.Precision()),
            ApMedium = Mean(medium, a => a.Precision()),
            ApLarge = Mean(large, a => a.Precision()),
            Ar1 = Mean(Assess(BoxSize.All, 1), a => a.Recall()),
            Ar10 = Mean(Assess(BoxSize.All, 10), a => a.Recall()),
            Ar100 = Mean(all, a => a.Recall()),
            ArSmall = Mean(small, a => a.Recall()),
            ArMedium = Mean(medium, a => a.Recall()),
            ArLarge = Mean(large, a => a.Recall()),
        };
    }

    /// <summary>The figures of each class that is in the truth.</summary>
    public IReadOnlyList<ClassFigures> PerClass() =>
    [
        .. from entry in _classes
           let a = entry.Value.Assess(BoxSize.All, Limit)
           where a is not null
           select new ClassFigures(
               entry.Key, entry.Value.TruthCount, a.Precision(), a.Precision(At50), a.Precision(At75), a.Recall(), a.Curve(At50)),
    ];

    /// <summary>Forgets all images.</summary>
    public void Reset() => _classes.Clear();

    private PrecisionRecall[] Assess(BoxSize size, int limit) =>
        [.. _classes.Values.Select(c => c.Assess(size, limit)).OfType<PrecisionRecall>()];

    private static double Mean(PrecisionRecall[] classes, Func<PrecisionRecall, double> figure) =>
        classes.Length == 0 ? double.NaN : classes.Average(figure);
}
