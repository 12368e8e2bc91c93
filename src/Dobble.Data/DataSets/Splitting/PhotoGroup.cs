using Dobble.Data.Labels;

namespace Dobble.Data.DataSets.Splitting;

/// <summary>Photos that stay together in a split.</summary>
internal sealed record PhotoGroup(string Name, IReadOnlyList<LabelledPhoto> Photos);
