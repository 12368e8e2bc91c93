namespace Dobble.Data.Files;

/// <summary>How far a piece of work is.</summary>
/// <param name="What">What is being done, for people.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Before">How many were done before the work began: it goes on where it was stopped.</param>
public readonly record struct WorkProgress(string What, long Done, long Total, long Before = 0);
