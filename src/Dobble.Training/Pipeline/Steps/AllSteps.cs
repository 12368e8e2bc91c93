using Dobble.Data.Runs;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>Every step, each after those whose outputs it needs.</summary>
internal static class AllSteps
{
    /// <summary>The steps of both pipelines.</summary>
    public static IReadOnlyList<PipelineStep> Create(PipelineSettings common, Workplace work, SharedData shared) =>
    [
        new IngestStep(), new ConvertStep(common), new SplitStep(common), new UploadStep(common),
        new DownloadStep(common, work), new LoadStep(shared), new ValidateDataStep(common, shared), new TrainFinderStep(shared),
        new TrainReaderStep(shared), new TrainComparerStep(shared),
        new EvaluateStep(common, shared), new ValidateModelStep(common, shared), new ExportStep(common), new RegisterStep(common),
    ];
}
