namespace Dobble.Data.Stores;

/// <summary>How far a transfer is.</summary>
public readonly record struct TransferProgress(int Files, int AllFiles, long Bytes, long AllBytes);

/// <summary>What was transferred.</summary>
/// <param name="Manifest">The version.</param>
/// <param name="Files">Files that were sent or fetched; the others were there.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record Transfer(Manifest Manifest, int Files, long Bytes);
