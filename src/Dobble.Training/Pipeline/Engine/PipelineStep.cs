using Dobble.Data.Configuration;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>Which of the two pipelines a step belongs to.</summary>
internal enum PipelinePart
{
    /// <summary>From labelled photos to a stored data set.</summary>
    Data,

    /// <summary>From a stored data set to a registered model.</summary>
    Training,
}

/// <summary>
/// A step whose output is kept on disk. Steps are joined by types: the input names the outputs of earlier steps that it
/// needs, so that a pipeline that does not fit cannot be built.
/// </summary>
internal abstract class PipelineStep(string name, PipelinePart part, Type settings, Type input, Type output)
{
    /// <summary>The step's section in the pipeline file, and its folder in a run.</summary>
    public string Name { get; } = name;

    /// <summary>The pipeline it belongs to.</summary>
    public PipelinePart Part { get; } = part;

    /// <summary>The record of its settings.</summary>
    public Type Settings { get; } = settings;

    /// <summary>An output of an earlier step, or a record of several.</summary>
    public Type Input { get; } = input;

    /// <summary>The record of its output.</summary>
    public Type Output { get; } = output;

    /// <summary>Fingerprint of what the step uses besides its settings and inputs, such as files of the user.</summary>
    public abstract Task<string> SourceAsync(object settings, CancellationToken stop);

    /// <summary>
    /// Runs the step. What it writes goes to the context's folder, which may hold what a run that was stopped left there.
    /// </summary>
    public abstract Task<StepOutput> RunAsync(object settings, object input, RunContext run, CancellationToken stop);
}

/// <inheritdoc cref="PipelineStep"/>
internal abstract class PipelineStep<TSettings, TInput, TOutput>(string name, PipelinePart part)
    : PipelineStep(name, part, typeof(TSettings), typeof(TInput), typeof(TOutput))
    where TSettings : IConfig, new()
    where TOutput : StepOutput
{
    public sealed override Task<string> SourceAsync(object settings, CancellationToken stop) => SourceAsync((TSettings)settings, stop);

    public sealed override async Task<StepOutput> RunAsync(object settings, object input, RunContext run, CancellationToken stop) =>
        await RunAsync((TSettings)settings, (TInput)input, run, stop);

    protected virtual Task<string> SourceAsync(TSettings settings, CancellationToken stop) => Task.FromResult(string.Empty);

    protected abstract Task<TOutput> RunAsync(TSettings settings, TInput input, RunContext run, CancellationToken stop);
}
