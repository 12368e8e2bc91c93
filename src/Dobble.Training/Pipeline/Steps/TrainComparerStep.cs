using Dobble.Data.Models;
using Dobble.Training.Export;
using Dobble.Training.Files;
using Dobble.Training.Networks;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Samples;
using Dobble.Vision.Decks;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>How SymbolComparer's network is trained, and on what.</summary>
internal sealed record TrainComparerSettings : ComparerSampling
{
    /// <summary>Stands for the convolutions that the reader of the same run has learnt.</summary>
    public const string Reader = "reader";

    /// <summary>
    /// What to start from, or to take as it is: <c>shipped</c>, <c>reader</c>, <c>nothing</c>, or the folder of a model.
    /// </summary>
    public string From { get; init; } = InitialWeights.ShippedModel;

    /// <summary>
    /// The optimiser's settings; without them nothing is trained: symbols of unknown decks are no others for another deck.
    /// </summary>
    public TrainerOptions? Training { get; init; }

    /// <summary>The folder to start from; null for nothing and for the reader. No property: where it lies is no setting.</summary>
    public string? Folder() => From == Reader ? null : InitialWeights.Folder(From);

    public override IEnumerable<string> Errors()
    {
        foreach (var error in base.Errors().Concat(Training?.Errors() ?? []))
            yield return error;
        if (Folder() is { } folder && !File.Exists(new ModelBundle(folder).WeightsOf("comparer")))
            yield return $"from is '{From}': no comparer.weights there; name 'shipped', 'reader', 'nothing' or the folder of a model";
        if (Training is null && Folder() is null)
            yield return $"from is '{From}', and nothing is trained: add a section training, or take the shipped network";
    }
}

/// <summary>What the comparer is trained on, and the reader whose convolutions it may take over.</summary>
internal sealed record TrainComparerInput(DownloadedDataSet Data, LoadedData Loaded, ValidatedData Validated, ReaderModel Reader);

/// <summary>A trained SymbolComparer network: weights and an ONNX file in a bundle.</summary>
internal sealed record ComparerModel : TrainedModel;

/// <summary>Trains SymbolComparer's network, or takes one as it is.</summary>
internal sealed class TrainComparerStep(SharedData shared)
    : PipelineStep<TrainComparerSettings, TrainComparerInput, ComparerModel>("train-comparer", PipelinePart.Training)
{
    private const string Kind = "comparer";

    // Of so many groups of the machine's artwork one is not learnt from, and validates.
    private const int HeldOutEvery = 12;

    protected override Task<string> SourceAsync(TrainComparerSettings settings, CancellationToken stop) => Task.FromResult(
        TrainSettings.WeightsFingerprint(settings.Folder(), Kind) + (settings.Training is { } training
            ? $" {TrainingDevice.NameOf(training.Device)} artwork {MachineArtwork.ForComparing.Fingerprint()}"
            : string.Empty));

    protected override async Task<ComparerModel> RunAsync(
        TrainComparerSettings settings, TrainComparerInput input, RunContext run, CancellationToken stop)
    {
        var bundle = BundleOutput.In(run.Folder);
        if (settings.Training is not { } training)
        {
            var from = new ModelBundle(settings.Folder()!);
            from.CopyTo(bundle, name => name == Path.GetFileName(from.WeightsOf(Kind)));
            WeightsExport.Write(Kind, from, bundle, new Dictionary<string, string>());
            return new ComparerModel { Summary = "nothing to train", Folder = run.Folder };
        }

        var data = shared.Of(input.Data);
        var (samples, validation) = Samples(settings, data, data.Backgrounds(input.Loaded.Backgrounds));
        training = training with { Workers = input.Loaded.Workers };
        var trained = await TrainingRuns.RunAsync([training], settings.Folder(), run, async (_, from, context) =>
        {
            var task = await TrainingRun.BeginAsync(
                () => Begun(new ComparerTask(samples.Draw, validation is null ? null : validation.Draw, settings.Seed)), settings.Seed, from,
                training);
            return (task, await TrainingRun.RunAsync(task, training, context, stop));
        });
        var (identity, _) = ModelExport.Write(
            trained.Task, bundle, trained.Facts(data, all: true, settings, input.Loaded.Machine, MachineArtwork.ForComparing));
        return trained.Output<ComparerModel>(all: false, run.Folder, new TrainingFacts(
            identity, TrainSettings.WeightsFingerprint(settings.Folder(), Kind), TrainingDevice.NameOf(training.Device)));

        ComparerTask Begun(ComparerTask task)
        {
            if (settings.From != TrainComparerSettings.Reader)
                return task;
            using var reader = new ReaderNet();
            reader.load(input.Reader.Bundle.WeightsOf("reader"));
            task.Comparer.Adopt(reader);
            return task;
        }
    }

    private static (ComparerSamples Learnt, ComparerSamples? HeldOut) Samples(
        TrainComparerSettings settings, TrainingData data, IReadOnlyList<OpenCvSharp.Mat> backgrounds)
    {
        var symbols = data.Symbols.Without(Deck.Load(Shipped.Deck("emoji")));
        var (artwork, perCard) = (data.ArtworkToCompare, data.Deck.Cards[0].Count);
        ComparerSamples Of(SymbolImages images, Func<int, bool> isWanted, IReadOnlyList<OpenCvSharp.Mat> tables) => new(
            settings, images with { Artwork = [.. artwork.Where((_, i) => isWanted(i))] }, perCard, tables);
        return (
            Of(symbols, group => group % HeldOutEvery != 0, backgrounds),
            artwork.Count > 0 && settings.Artwork > 0 ? Of(SymbolImages.None, group => group % HeldOutEvery == 0, []) : null);
    }
}
