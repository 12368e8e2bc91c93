namespace Dobble.Data.Checks.Photos;

/// <summary>Every check of labelled photos, in the order of the report.</summary>
internal static class AllChecks
{
    private static readonly CheckSuite<Inspection> OfTheSet = new(
        LabelChecks.Deck, LabelChecks.Files, LabelChecks.Names, LabelChecks.Distribution,
        BoxChecks.Impossible, BoxChecks.Truncated, BoxChecks.Overlapping, AgreementCheck.Run,
        SizeCheck.Run, OutlierChecks.Photos, OutlierChecks.Boxes, CorrelationChecks.Power, DuplicateChecks.Within);

    private static readonly CheckResult NoSplit = CheckResult.Skipped(
        "drift between splits", "no split is known: name series with --hold-out, or write ImageSets/Main/train.txt and val.txt",
        "What is learnt must hold for photos that were not learnt from; these checks compare the two.");

    /// <summary>Runs them; those that compare splits once for each split.</summary>
    public static IReadOnlyList<CheckResult> Run(Inspection inspection, IReadOnlyList<DataSplit> splits) =>
    [
        .. OfTheSet.Run(inspection),
        .. splits.SelectMany(split => OfASplit(inspection).Run(split).Select(result => Named(result, split, splits.Count))),
        .. splits.Count > 0 ? Array.Empty<CheckResult>() : [NoSplit],
    ];

    private static CheckSuite<DataSplit> OfASplit(Inspection of) => new(
        split => SplitLabelChecks.New(of, split), split => SplitLabelChecks.Drift(of, split),
        split => DriftChecks.Photos(of, split), split => DriftChecks.Boxes(of, split), split => CorrelationChecks.Change(of, split),
        split => HeatMapCheck.Run(of, split), split => DuplicateChecks.Across(of, split), split => DomainCheck.Run(of, split));

    private static CheckResult Named(CheckResult result, DataSplit split, int splits) =>
        splits > 1 ? result with { Name = $"{result.Name} ({split.Name})" } : result;
}
