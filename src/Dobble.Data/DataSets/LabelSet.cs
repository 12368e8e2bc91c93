using Dobble.Data.Labels;

namespace Dobble.Data.DataSets;

/// <summary>The labelled photos of a folder, and what is wrong with some of them.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Photos">The photos, in order of their labels files' names.</param>
/// <param name="Errors">One entry an error.</param>
public sealed record LabelSet(string Folder, IReadOnlyList<LabelledPhoto> Photos, IReadOnlyList<DataError> Errors);
