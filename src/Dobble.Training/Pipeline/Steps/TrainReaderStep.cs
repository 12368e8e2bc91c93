using Dobble.Data.Reports;
using Dobble.Data.Runs;
using Dobble.Scenes.Crops;
using Dobble.Training.Export;
using Dobble.Training.Files;
using Dobble.Training.Galleries;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Samples;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>A trained CardReader network: weights, an ONNX file and the galleries of both decks in a bundle.</summary>
internal sealed record ReaderModel : TrainedModel;

/// <summary>Trains CardReader's network and makes the galleries.</summary>
internal sealed class TrainReaderStep(SharedData shared)
    : PipelineStep<TrainReaderSettings, TrainInput, ReaderModel>("train-reader", PipelinePart.Training)
{
    protected override Task<string> SourceAsync(TrainReaderSettings settings, CancellationToken stop) =>
        Task.FromResult($"{settings.WeightsFingerprint("reader")} {settings.Devices()}"
            + (settings.Further.Any(run => run.Artwork > 0) ? $" artwork {MachineArtwork.OfTheSystem.Fingerprint()}" : string.Empty));

    protected override async Task<ReaderModel> RunAsync(
        TrainReaderSettings settings, TrainInput input, RunContext run, CancellationToken stop)
    {
        var (data, emoji) = (shared.Of(input.Data), Deck.Load(Shipped.Deck("emoji")));
        var runs = settings.Runs(input.Loaded.Reader);
        SymbolImages[] symbols = [.. runs.Select(run => data.SymbolsFor(run).Without(emoji))];
        ReaderSamples[] samples = [.. runs.Select((r, i) => new ReaderSamples(
            r, symbols[i], data.Training(r.AllPhotos), data.Deck.Cards[0].Count, data.Backgrounds(input.Loaded.Backgrounds)))];
        var trained = await TrainingRuns.RunAsync(
            [.. runs.Select(r => r.Training)], settings.From, run,
            (i, from, context) =>
                TrainAsync(runs[i], from, symbols[i].Classes, samples[i], Validation(data, runs[i]), input.Loaded.Workers, context, stop));
        var all = runs.Any(r => r.AllPhotos);
        var facts = trained.Facts(data, all, runs.ToArray(), input.Loaded.Machine,
            runs.Any(run => run.Artwork > 0) ? MachineArtwork.OfTheSystem : null);
        var (identity, _) = ModelExport.Write(trained.Task, BundleOutput.In(run.Folder), facts);
        var output = trained.Output<ReaderModel>(all, run.Folder, new TrainingFacts(
            identity, settings.WeightsFingerprint("reader"), settings.Devices()));
        var builder = new GalleryBuilder(trained.Task, samples[^1], identity, settings.GalleryCards, runs[^1].Seed);
        var (own, unseen) = await WorkBar.ShowAsync(run.Console, "making galleries", show => TorchThread.RunAsync(
            () => builder.Build(data.Deck, emoji, Validation(data, runs[^1]), settings.Calibration, show)));
        Save(own, data.Deck, output.Bundle.Folder, run);
        Save(unseen, emoji, output.Bundle.Folder, run);
        return output;
    }

    private static async Task<(ReaderTask Task, IReadOnlyList<EpochLog> Log)> TrainAsync(
        ReaderRun settings, string? from, IReadOnlyList<string> classes, ReaderSamples samples, IReadOnlyList<CardSample> validation,
        int workers, RunContext run, CancellationToken stop)
    {
        var training = settings.Training with { Workers = workers };
        var task = await TrainingRun.BeginAsync(
            () => new ReaderTask(classes, samples.Draw, validation, settings.BatchSize, settings.Seed), settings.Seed, from, training);
        return (task, await TrainingRun.RunAsync(task, training, run, stop));
    }

    private static IReadOnlyList<CardSample> Validation(TrainingData data, ReaderRun run) =>
        ReaderSamples.Whole(data.Validation(run.AllPhotos), data.Deck.Cards[0].Count);

    private static void Save(Gallery gallery, Deck deck, string folder, RunContext run)
    {
        var path = deck.GalleryPath ?? throw new DobbleException($"the deck {deck.Name} names no gallery; add one to its file");
        gallery.Save(Path.Combine(folder, Path.GetFileName(path)), deck);
        run.Say($"  {Path.GetFileName(path)}: scale {gallery.Scale:f1}, unknown at {gallery.Unknown:f3}");
    }
}
