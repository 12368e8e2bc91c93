using Dobble.Training.Augmentation;
using Dobble.Training.Optimization;
using Dobble.Vision.Recognition;
using OpenCvSharp;
using TorchSharp;

namespace Dobble.Training.Pipelines;

/// <summary>What CardReader's network is trained on.</summary>
/// <param name="Symbols">Images to compose cards of.</param>
/// <param name="Photos">Photos to cut cards out of.</param>
/// <param name="Validation">Photos to validate on; none trains without validation.</param>
/// <param name="SymbolsOnCard">Symbols on a card of the deck.</param>
internal sealed record ReaderData(SymbolImages Symbols, OutlinedPhotos Photos, OutlinedPhotos Validation, int SymbolsOnCard);

/// <summary>A trained reader with what its galleries are made from.</summary>
internal sealed record TrainedReader(ReaderTask Task, IReadOnlyList<string> Classes, ReaderSamples Samples, IReadOnlyList<EpochLog> Epochs);

/// <summary>Trains CardReader's network.</summary>
internal sealed class TrainReader(ReaderSampling config, TrainerOptions training, string? initialFrom) : IStep<ReaderData, TrainedReader>
{
    public string Name => "train the reader";

    public async Task<TrainedReader> RunAsync(ReaderData input, RunContext run, CancellationToken stop)
    {
        var samples = new ReaderSamples(config, input, new Backgrounds(config.Backgrounds).Load());
        var classes = input.Symbols.Classes;
        var task = await TorchThread.RunAsync(() => Begin(classes, samples), training.Threads);
        var epochs = await TrainingRun.RunAsync(task, training, run, stop);
        return new TrainedReader(task, classes, samples, epochs);
    }

    private ReaderTask Begin(IReadOnlyList<string> classes, ReaderSamples samples)
    {
        // The generator is the process's; without this, weights from nothing would depend on what was trained before.
        torch.manual_seed(config.Seed);
        var task = new ReaderTask(classes, samples.Draw, samples.Validation(), config.BatchSize, config.Seed);
        InitialWeights.Load(task, initialFrom);
        return task;
    }
}

/// <summary>Draws training cards from every source, with camera faults, masked as reading masks them.</summary>
internal sealed class ReaderSamples
{
    private const double FewestPixels = 3.6;
    private readonly CardComposer _composer;
    private readonly IReadOnlyList<PhotoCard> _cards;
    private readonly IReadOnlyList<PhotoCard> _validation;
    private readonly double _photoShare;

    public ReaderSamples(ReaderSampling config, ReaderData data, IReadOnlyList<Mat> backgrounds)
    {
        (double Weight, IReadOnlyList<IReadOnlyList<SymbolImage>> Symbols)[] groups =
            [(config.Scans, data.Symbols.Scans), (config.Phone, data.Symbols.Phone), (config.Emoji, data.Symbols.Emoji)];
        Backgrounds = backgrounds;
        _composer = new CardComposer([.. groups.Where(g => g.Symbols.Count > 0 && g.Weight > 0)], backgrounds);
        _cards = data.Photos.Cards(data.SymbolsOnCard);
        _validation = data.Validation.Cards(data.SymbolsOnCard);
        _photoShare = _cards.Count > 0 ? config.PhotoShare : 0;
    }

    /// <summary>Tables to lay composed cards on.</summary>
    public IReadOnlyList<Mat> Backgrounds { get; }

    /// <summary>A training card; the caller's.</summary>
    public CardSample Draw(Random random) =>
        Spoil(random, random.Chance(_photoShare) ? random.Pick(_cards).Draw(random) : _composer.Compose(random));

    /// <summary>Spoils a card as cameras do and masks its surroundings.</summary>
    public static CardSample Spoil(Random random, CardSample sample)
    {
        CameraFaults.Apply(random, sample.Image, FewestPixels);
        CardRectifier.MaskOutside(sample.Image);
        return sample;
    }

    /// <summary>The cards of the validation photos as reading sees them; the caller's.</summary>
    public IReadOnlyList<CardSample> Validation() => [.. _validation.Select(c => c.Straight())];
}
