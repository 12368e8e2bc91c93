using Dobble.Data.Runs;
using Dobble.Training.Export;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Samples;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>What the networks are trained on.</summary>
internal sealed record TrainInput(DownloadedDataSet Data, LoadedData Loaded, ValidatedData Validated);

/// <summary>A trained CardFinder network: weights and an ONNX file in a bundle.</summary>
internal sealed record FinderModel : TrainedModel;

/// <summary>Trains CardFinder's network.</summary>
internal sealed class TrainFinderStep(SharedData shared)
    : PipelineStep<TrainFinderSettings, TrainInput, FinderModel>("train-finder", PipelinePart.Training)
{
    protected override Task<string> SourceAsync(TrainFinderSettings settings, CancellationToken stop) =>
        Task.FromResult($"{settings.WeightsFingerprint("finder")} {settings.Devices()}");

    protected override async Task<FinderModel> RunAsync(
        TrainFinderSettings settings, TrainInput input, RunContext run, CancellationToken stop)
    {
        var data = shared.Of(input.Data);
        var runs = settings.Runs(input.Loaded.Finder);
        var trained = await TrainingRuns.RunAsync(
            [.. runs.Select(r => r.Training)], settings.From, run, (i, from, context) =>
                TrainAsync(runs[i], from, data, input.Loaded, context, stop));
        var all = runs.Any(r => r.AllPhotos);
        var (identity, _) = ModelExport.Write(
            trained.Task, BundleOutput.In(run.Folder), trained.Facts(data, all, runs.ToArray(), input.Loaded.Machine));
        return trained.Output<FinderModel>(all, run.Folder, new TrainingFacts(
            identity, settings.WeightsFingerprint("finder"), settings.Devices()));
    }

    private static async Task<(FinderTask Task, IReadOnlyList<EpochLog> Log)> TrainAsync(
        FinderRun settings, string? from, TrainingData data, LoadedData loaded, RunContext run, CancellationToken stop)
    {
        var training = settings.Training with { Workers = loaded.Workers };
        using var samples = new FinderSamples(settings, data.Symbols, data.Training(settings.AllPhotos), loaded.Backgrounds);
        var validation = FinderSamples.Whole(data.Validation(settings.AllPhotos));
        var task = await TrainingRun.BeginAsync(
            () => new FinderTask(samples.Draw, validation, settings, settings.Wide),
            settings.Seed, from, training);
        return (task, await TrainingRun.RunAsync(task, training, run, stop));
    }
}
