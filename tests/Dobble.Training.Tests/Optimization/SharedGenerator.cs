namespace Dobble.Training.Tests.Optimization;

/// <summary>
/// Tests that count on the numbers that torch's generator draws: it is the process's, so nothing else may draw meanwhile.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SharedGenerator
{
    public const string Name = "torch's generator";
}
