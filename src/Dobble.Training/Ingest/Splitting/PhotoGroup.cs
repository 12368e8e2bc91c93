using Dobble.Training.Data;

namespace Dobble.Training.Ingest.Splitting;

/// <summary>Photos that stay together in a split.</summary>
internal sealed record PhotoGroup(string Name, IReadOnlyList<LabelledPhoto> Photos);
