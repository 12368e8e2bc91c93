namespace Dobble.Data.Evaluation;

/// <summary>Which class was found where another was: each true box and the found box that overlaps it most.</summary>
/// <param name="classes">Number of classes.</param>
/// <param name="overlap">Least overlap (IoU) for two boxes to be the same thing, more than 0 to 1.</param>
public sealed class ConfusionMatrix(int classes, double overlap = ConfusionMatrix.UsualOverlap)
{
    /// <summary>The overlap that is asked for unless another is named.</summary>
    public const double UsualOverlap = 0.5;

    private readonly int[,] _counts = new int[classes + 1, classes + 1];

    /// <summary>The row or column of what is not there: a true box that was missed, a found box with nothing under it.</summary>
    public int Nothing { get; } = classes;

    /// <summary>How often <paramref name="truth"/> was found as <paramref name="found"/>.</summary>
    public int this[int truth, int found] => _counts[truth, found];

    /// <summary>Every cell that is not empty, row by row.</summary>
    public IEnumerable<(int Truth, int Found, int Count)> Cells =>
        from t in Enumerable.Range(0, Nothing + 1)
        from f in Enumerable.Range(0, Nothing + 1)
        where _counts[t, f] > 0
        select (t, f, _counts[t, f]);

    /// <summary>The matrix of some images.</summary>
    public static ConfusionMatrix Of(int classes, IEnumerable<PhotoScore> photos, double overlap = UsualOverlap)
    {
        var matrix = new ConfusionMatrix(classes, overlap);
        foreach (var photo in photos)
            matrix.Update(photo.Detections, photo.Symbols);
        return matrix;
    }

    /// <summary>Adds an image.</summary>
    public void Update(IReadOnlyList<ScoredBox> found, IReadOnlyList<TrueBox> truth)
    {
        var pairs =
            from t in Enumerable.Range(0, truth.Count)
            from f in Enumerable.Range(0, found.Count)
            let common = truth[t].Box.IoU(found[f].Box)
            where common >= (float)overlap
            orderby common descending
            select (Truth: t, Found: f);
        var (takenTruth, takenFound) = (new bool[truth.Count], new bool[found.Count]);
        foreach (var (t, f) in pairs)
        {
            if (takenTruth[t] || takenFound[f])
                continue;
            (takenTruth[t], takenFound[f]) = (true, true);
            _counts[truth[t].Class, found[f].Class]++;
        }

        for (var t = 0; t < truth.Count; t++)
            _counts[truth[t].Class, Nothing] += takenTruth[t] ? 0 : 1;
        for (var f = 0; f < found.Count; f++)
            _counts[Nothing, found[f].Class] += takenFound[f] ? 0 : 1;
    }
}
