namespace Dobble.Data.DataSets.Splitting;

/// <summary>The photos of each list, by file stem, sorted.</summary>
public sealed record SplitResult(IReadOnlyList<string> Train, IReadOnlyList<string> Validation, IReadOnlyList<string> Test)
{
    /// <summary>What was kept together: series, card, photo, lists or source.</summary>
    public string By { get; init; } = string.Empty;
}
