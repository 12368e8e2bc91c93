using Dobble.Data.Labels;

namespace Dobble.Data.Ingestion.Conversion;

/// <summary>A data set that was written.</summary>
/// <param name="Photos">Its photos.</param>
/// <param name="Boxes">Its boxes.</param>
/// <param name="Labels">Its classes, in order.</param>
/// <param name="Errors">Photos that were left out.</param>
public sealed record ConvertResult(int Photos, int Boxes, IReadOnlyList<string> Labels, IReadOnlyList<DataError> Errors);
