using Dobble.Training.Data;

namespace Dobble.Training.Ingest;

/// <summary>A data set that was written.</summary>
/// <param name="Photos">Its photos.</param>
/// <param name="Boxes">Its boxes.</param>
/// <param name="Labels">Its classes, in order.</param>
/// <param name="Faults">Photos that were left out.</param>
internal sealed record ConvertResult(int Photos, int Boxes, IReadOnlyList<string> Labels, IReadOnlyList<DataFault> Faults);
