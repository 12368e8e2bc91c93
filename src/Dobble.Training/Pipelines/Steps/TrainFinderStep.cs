using Dobble.Data.DataSets;
using Dobble.Training.Export;
using Dobble.Training.Pipelines.Engine;

namespace Dobble.Training.Pipelines.Steps;

/// <summary>A trained CardFinder network: weights, and a candidate ONNX file, in <c>model/</c>.</summary>
internal sealed record FinderModel : StepOutput;

/// <summary>Trains CardFinder's network.</summary>
internal sealed class TrainFinderStep(PipelineSettings common) : PipelineStep<TrainSettings, TrainInput, FinderModel>("train-finder", PipelinePart.Training)
{
    protected override Task<string> SourceAsync(TrainSettings settings, CancellationToken stop) => Task.FromResult(settings.WeightsFingerprint("finder"));

    protected override async Task<FinderModel> RunAsync(TrainSettings settings, TrainInput input, RunContext run, CancellationToken stop)
    {
        var deck = common.LoadDeck();
        var set = DataSet.Load(input.Data.Folder, deck);
        var source = new DataSource([input.Data.Folder], set.HeldOut, deck);
        using var symbols = await run.DoAsync(new LoadSymbols(photosSuffice: true), source, stop);
        using var training = await run.DoAsync(new OutlinePhotos(), set.Training, stop);
        using var validation = await run.DoAsync(new OutlinePhotos(), set.Validation, stop);
        var options = settings.Training with { Workers = input.Loaded.Workers };
        var data = new FinderData(symbols, training, validation);
        var trained = await run.DoAsync(new TrainFinder(input.Loaded.Finder, options, settings.From), data, stop);
        var model = new ModelFolder(Path.Combine(run.Folder, "model"));
        await run.DoAsync(new ExportModel(model), new ModelToExport(trained.Task, source, settings, input.Loaded.Machine, trained.Epochs), stop);
        return new FinderModel { Metrics = TrainedMetrics.Of(trained.Epochs, trained.Task.Goal), Images = ["training.png"], Curves = ["log.csv"], Summary = TrainedMetrics.Summary(trained.Epochs, trained.Task.Goal) };
    }
}
