namespace Dobble.Data.Checks.Statistics;

/// <summary>
/// Tells two samples apart by logistic regression, cross-validated: if a simple classifier can, they are of different
/// kinds, in whatever combination of features.
/// </summary>
internal static class DomainClassifier
{
    private const int Folds = 5;
    private const int Steps = 200;
    private const double Rate = 0.5;
    private const double Decay = 0.02;

    /// <summary>How well the samples can be told apart: 0 not at all, 1 always (2·AUC − 1).</summary>
    public static double Drift(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second)
    {
        var rows = Standardised([.. first, .. second]);
        var truth = Enumerable.Range(0, rows.Length).Select(i => i >= first.Count).ToArray();
        var order = Enumerable.Range(0, rows.Length).ToArray();
        new Random(1).Shuffle(order);
        var scores = new double[rows.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] learn = [.. order.Where((_, i) => i % Folds != fold)];
            var weights = Learn(rows, truth, learn);
            foreach (var i in order.Where((_, i) => i % Folds == fold))
                scores[i] = Score(rows[i], weights);
        }

        return Math.Max(0, (2 * Auc(scores, truth)) - 1);
    }

    /// <summary>The probability that one of the true rows scores above one of the others.</summary>
    public static double Auc(IReadOnlyList<double> scores, IReadOnlyList<bool> truth)
    {
        double[] others = [.. scores.Where((_, i) => !truth[i])], own = [.. scores.Where((_, i) => truth[i])];
        var wins = own.Sum(s => others.Sum(o => s > o ? 1.0 : s == o ? 0.5 : 0));
        return wins / Math.Max(1, (double)own.Length * others.Length);
    }

    private static double[] Learn(double[][] rows, bool[] truth, int[] learn)
    {
        var weights = new double[rows[0].Length + 1];
        // Both samples weigh the same, whatever their sizes.
        var share = Math.Clamp(learn.Count(i => truth[i]) / (double)learn.Length, 1e-6, 1 - 1e-6);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = weights.Select((w, k) => k == weights.Length - 1 ? 0 : Decay * w).ToArray();
            foreach (var i in learn)
            {
                var error = (1 / (1 + Math.Exp(-Score(rows[i], weights)))) - (truth[i] ? 1 : 0);
                error *= 0.5 / (truth[i] ? share : 1 - share) / learn.Length;
                for (var k = 0; k < rows[i].Length; k++)
                    gradient[k] += error * rows[i][k];
                gradient[^1] += error;
            }

            for (var k = 0; k < weights.Length; k++)
                weights[k] -= Rate * gradient[k];
        }

        return weights;
    }

    private static double Score(double[] row, double[] weights) => row.Zip(weights, (x, w) => x * w).Sum() + weights[^1];

    private static double[][] Standardised(double[][] rows)
    {
        var columns = Enumerable.Range(0, rows[0].Length).Select(k =>
        {
            var mean = rows.Average(r => r[k]);
            return (Mean: mean, Deviation: Math.Sqrt(rows.Average(r => (r[k] - mean) * (r[k] - mean))));
        }).ToArray();
        return [.. rows.Select(r =>
            r.Select((x, k) => columns[k].Deviation > 1e-9 ? (x - columns[k].Mean) / columns[k].Deviation : 0).ToArray())];
    }
}
