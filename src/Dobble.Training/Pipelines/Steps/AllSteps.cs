using Dobble.Training.Pipelines.Engine;

namespace Dobble.Training.Pipelines.Steps;

/// <summary>Every step, each after those whose outputs it needs.</summary>
internal static class AllSteps
{
    /// <summary>The steps of both pipelines.</summary>
    public static IReadOnlyList<PipelineStep> Create(PipelineSettings common, Workplace work) =>
    [
        new IngestStep(), new ConvertStep(common), new SplitStep(common), new UploadStep(common),
        new DownloadStep(common, work), new LoadStep(common), new ValidateDataStep(common), new TrainFinderStep(common), new TrainReaderStep(common),
        new EvaluateStep(common), new ValidateModelStep(common), new ExportStep(common), new RegisterStep(common),
    ];
}
