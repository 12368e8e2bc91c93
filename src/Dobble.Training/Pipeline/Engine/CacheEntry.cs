namespace Dobble.Training.Pipeline.Engine;

/// <summary>Something that a step made, or was making when it was stopped.</summary>
/// <param name="Step">The step.</param>
/// <param name="Key">Its key.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Used">When it was made or taken last.</param>
/// <param name="Bytes">The size of its files; those that entries share count for each.</param>
internal sealed record CacheEntry(string Step, string Key, string Folder, DateTime Used, long Bytes);
