using Dobble.Data.Checks.Statistics;

namespace Dobble.Data.Checks.Photos;

/// <summary>Whether the splits can be told apart by their looks, taken together.</summary>
internal static class DomainCheck
{
    private const int MinCount = 10;

    /// <summary>Trains a classifier to tell them apart.</summary>
    public static CheckResult Run(Inspection of, DataSplit split)
    {
        const string About =
            "A classifier learns to tell photos of the two splits apart by size, light, sharpness and colours (4×4 of them): 0 it cannot, "
                + "1 it always can. Whole series held out can nearly always be told apart; photos of one series should not.";
        if (Math.Min(split.Train.Count, split.Held.Count) < MinCount)
            return CheckResult.Skipped("data-set drift", $"needs {MinCount} photos in each split", About);
        var drift = DomainClassifier.Drift([.. split.Train.Select(Features)], [.. split.Held.Select(Features)]);
        return new CheckResult("data-set drift", of.Limits.DataDrift.Judge(drift), $"the splits can be told apart by {Show.Number(drift)}")
        { About = About };
    }

    private static double[] Features(PhotoFacts photo) => [.. photo.Properties, .. photo.Colors];
}
