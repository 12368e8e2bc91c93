using Dobble.Data.DataSets;
using Dobble.Training.Export;
using Dobble.Training.Pipelines.Engine;
using Dobble.Vision.Decks;

namespace Dobble.Training.Pipelines.Steps;

/// <summary>A trained CardReader network: weights, a candidate ONNX file and the galleries of both decks, in <c>model/</c>.</summary>
internal sealed record ReaderModel : StepOutput;

/// <summary>Trains CardReader's network and makes the galleries.</summary>
internal sealed class TrainReaderStep(PipelineSettings common) : PipelineStep<TrainSettings, TrainInput, ReaderModel>("train-reader", PipelinePart.Training)
{
    protected override Task<string> SourceAsync(TrainSettings settings, CancellationToken stop) => Task.FromResult(settings.WeightsFingerprint("reader"));

    protected override async Task<ReaderModel> RunAsync(TrainSettings settings, TrainInput input, RunContext run, CancellationToken stop)
    {
        var (deck, emoji) = (common.LoadDeck(), Deck.Load(Repository.Deck("emoji")));
        var set = DataSet.Load(input.Data.Folder, deck);
        var source = new DataSource([input.Data.Folder], set.HeldOut, deck);
        using var symbols = await run.DoAsync(new LoadSymbols(emoji, photosSuffice: true), source, stop);
        using var training = await run.DoAsync(new OutlinePhotos(), set.Training, stop);
        using var validation = await run.DoAsync(new OutlinePhotos(), set.Validation, stop);
        var options = settings.Training with { Workers = input.Loaded.Workers };
        var data = new ReaderData(symbols, training, validation, deck.Cards[0].Count);
        var trained = await run.DoAsync(new TrainReader(input.Loaded.Reader, options, settings.From), data, stop);
        var folder = Path.Combine(run.Folder, "model");
        var exported = await run.DoAsync(new ExportModel(new ModelFolder(folder)), new ModelToExport(trained.Task, source, settings, input.Loaded.Machine, trained.Epochs), stop);
        await run.DoAsync(new BuildGalleries(deck, emoji, input.Loaded.Reader, folder), new ReaderOnDisk(trained, exported), stop);
        return new ReaderModel { Metrics = TrainedMetrics.Of(trained.Epochs, trained.Task.Goal), Images = ["training.png"], Curves = ["log.csv"], Summary = TrainedMetrics.Summary(trained.Epochs, trained.Task.Goal) };
    }
}
