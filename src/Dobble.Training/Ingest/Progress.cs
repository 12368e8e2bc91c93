namespace Dobble.Training.Ingest;

/// <summary>How far a piece of work is.</summary>
/// <param name="What">What is being done, for people.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">Of how many.</param>
internal readonly record struct Progress(string What, int Done, int Total);
