namespace Dobble.Training.Pipelines;

/// <summary>A step of a pipeline: typed input to typed output, so that steps can only be joined where they fit.</summary>
internal interface IStep<in TInput, TOutput>
{
    /// <summary>What the step does, in a word or two, for progress and logs.</summary>
    string Name { get; }

    /// <summary>Runs the step.</summary>
    Task<TOutput> RunAsync(TInput input, RunContext run, CancellationToken stop);
}
