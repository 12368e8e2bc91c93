using Dobble.Training.Pipelines.Engine;

namespace Dobble.Training.Pipelines.Steps;

internal sealed record ValidateModelSettings : IConfig
{
    public bool Quick { get; init; }

    public IEnumerable<string> Errors() => [];
}

internal sealed record ValidateModelInput(DownloadedDataSet Data, EvaluatedModel Evaluated);

internal sealed record ValidatedModel : StepOutput
{
    public string? Refusal { get; init; }
}

internal sealed class ValidateModelStep(PipelineSettings common) : PipelineStep<ValidateModelSettings, ValidateModelInput, ValidatedModel>("validate-model", PipelinePart.Training)
{
    protected override Task<ValidatedModel> RunAsync(ValidateModelSettings settings, ValidateModelInput input, RunContext run, CancellationToken stop)
    {
        _ = common;
        return Task.FromResult(new ValidatedModel());
    }
}
