namespace Dobble.Training.Ingest;

/// <summary>The photos of each list, by file stem, sorted.</summary>
internal sealed record SplitResult(IReadOnlyList<string> Train, IReadOnlyList<string> Validation, IReadOnlyList<string> Test);
