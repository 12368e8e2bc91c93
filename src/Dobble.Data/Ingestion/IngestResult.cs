using Dobble.Data.Labels;

namespace Dobble.Data.Ingestion;

/// <summary>What came in.</summary>
/// <param name="Format">How the labels were written.</param>
/// <param name="Photos">The photos that can be used.</param>
/// <param name="Errors">What is wrong with the others, one entry each.</param>
public sealed record IngestResult(LabelFormat Format, IReadOnlyList<IngestedPhoto> Photos, IReadOnlyList<DataError> Errors)
{
    /// <summary>What the source was taken for, and why.</summary>
    public string Why { get; init; } = string.Empty;

    /// <summary>What else is worth knowing of what came in, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
