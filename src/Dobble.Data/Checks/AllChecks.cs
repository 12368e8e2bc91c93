using Dobble.Data.Checks.Facts;

namespace Dobble.Data.Checks;

/// <summary>Every check, in the order of the report.</summary>
internal static class AllChecks
{
    private static readonly Func<Inspection, CheckResult>[] OfTheSet =
    [
        LabelChecks.Deck, LabelChecks.Files, LabelChecks.Names, LabelChecks.Distribution,
        BoxChecks.Impossible, BoxChecks.Truncated, BoxChecks.Overlapping,
        SizeCheck.Run, OutlierChecks.Photos, OutlierChecks.Boxes, CorrelationChecks.Power, DuplicateChecks.Within,
    ];

    private static readonly Func<Inspection, DataSplit, CheckResult>[] OfASplit =
    [
        SplitLabelChecks.New, SplitLabelChecks.Drift, DriftChecks.Photos, DriftChecks.Boxes, CorrelationChecks.Change,
        HeatMapCheck.Run, DuplicateChecks.Across, DomainCheck.Run,
    ];

    /// <summary>Runs them; those that compare splits once for each split.</summary>
    public static IReadOnlyList<CheckResult> Run(Inspection inspection, IReadOnlyList<DataSplit> splits) =>
    [
        .. OfTheSet.Select(check => check(inspection)),
        .. splits.SelectMany(split => OfASplit.Select(check => Named(check(inspection, split), split, splits.Count))),
        .. splits.Count > 0 ? Array.Empty<CheckResult>() : [NoSplit],
    ];

    private static CheckResult NoSplit { get; } =
        new("drift between splits", CheckStatus.Skipped, "no split is known: name series with --hold-out, or write ImageSets/Main/train.txt and val.txt")
        {
            About = "What is learnt must hold for photos that were not learnt from; these checks compare the two.",
        };

    private static CheckResult Named(CheckResult result, DataSplit split, int splits) =>
        splits > 1 ? result with { Name = $"{result.Name} ({split.Name})" } : result;
}
