namespace Dobble.Data.Evaluation;

/// <summary>How one class was found, at each overlap: which detections in order of score were right.</summary>
/// <param name="right">At each threshold, the detections that count, in order of score.</param>
/// <param name="truth">True boxes that count, 1 or more.</param>
internal sealed class PrecisionRecall(IReadOnlyList<bool[]> right, int truth)
{
    private const int RecallLevels = 101;

    /// <summary>Average precision, mean over the overlaps.</summary>
    public double Precision() => Enumerable.Range(0, right.Count).Average(Precision);

    /// <summary>Average precision at one overlap.</summary>
    public double Precision(int threshold) => Curve(threshold).Average();

    /// <summary>Recall with all detections, mean over the overlaps.</summary>
    public double Recall() => right.Average(r => (double)r.Count(hit => hit) / truth);

    /// <summary>Precision at the levels of recall.</summary>
    public double[] Curve(int threshold)
    {
        var hits = right[threshold];
        var (precision, recall) = (new double[hits.Length], new double[hits.Length]);
        var count = 0;
        for (var i = 0; i < hits.Length; i++)
        {
            count += hits[i] ? 1 : 0;
            precision[i] = count / (i + 1.0);
            recall[i] = (double)count / truth;
        }

        for (var i = hits.Length - 2; i >= 0; i--)
            precision[i] = Math.Max(precision[i], precision[i + 1]);

        var (curve, at) = (new double[RecallLevels], 0);
        for (var level = 0; level < RecallLevels; level++)
        {
            while (at < hits.Length && recall[at] < level * 0.01)
                at++;
            curve[level] = at < hits.Length ? precision[at] : 0;
        }

        return curve;
    }
}
