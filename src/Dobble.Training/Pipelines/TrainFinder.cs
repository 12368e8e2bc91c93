using Dobble.Scenes.Cards;
using Dobble.Scenes.Tables;
using Dobble.Training.Augmentation;
using Dobble.Training.Optimization;
using Dobble.Vision.Geometry;
using OpenCvSharp;
using TorchSharp;

namespace Dobble.Training.Pipelines;

/// <summary>What CardFinder's network is trained on.</summary>
/// <param name="Symbols">Images to print on rendered cards.</param>
/// <param name="Photos">Photos of tables.</param>
/// <param name="Validation">Photos to validate on; none trains without validation.</param>
internal sealed record FinderData(SymbolImages Symbols, OutlinedPhotos Photos, OutlinedPhotos Validation);

/// <summary>A trained finder.</summary>
internal sealed record TrainedFinder(FinderTask Task, IReadOnlyList<EpochLog> Epochs);

/// <summary>Trains CardFinder's network.</summary>
internal sealed class TrainFinder(FinderSampling config, TrainerOptions training, string? initialFrom, bool wide = false) : IStep<FinderData, TrainedFinder>
{
    public string Name => "train the finder";

    public async Task<TrainedFinder> RunAsync(FinderData input, RunContext run, CancellationToken stop)
    {
        using var samples = new FinderSamples(config, input);
        var task = await TorchThread.RunAsync(() => Begin(samples, FinderSamples.Whole(input.Validation)), training.Threads);
        return new TrainedFinder(task, await TrainingRun.RunAsync(task, training, run, stop));
    }

    private FinderTask Begin(FinderSamples samples, IReadOnlyList<FinderSample> validation)
    {
        // The generator is the process's; without this, weights from nothing would depend on what was trained before.
        torch.manual_seed(config.Seed);
        var task = new FinderTask(samples.Draw, validation, config.MinVisible, config.BatchSize, config.Seed, wide);
        InitialWeights.Load(task, initialFrom);
        return task;
    }
}

/// <summary>
/// Draws training images: views of photos and of rendered tables. Rendering costs more than training on the result, so a
/// pool of tables is rendered once and seen again and again, cut, zoomed, turned and spoiled anew each time.
/// </summary>
internal sealed class FinderSamples : IDisposable
{
    private const int LongestSide = 320;
    private const int CardImages = 400;
    private const int CardEdge = 256;
    private const double FewestPixels = 2;
    private static readonly SceneOptions Scenes = new()
    {
        Width = 400, Height = 300, Faults = 0.5,
    };

    private readonly TableImage[] _photos;
    private readonly TableImage[] _rendered;
    private readonly double _photoShare;

    public FinderSamples(FinderSampling config, FinderData data)
    {
        _photos = [.. data.Photos.Photos.Select(Table)];
        _photoShare = _photos.Length > 0 ? config.PhotoShare : 0;
        _rendered = Render(config, data.Symbols);
    }

    /// <summary>Photos as they are.</summary>
    public static IReadOnlyList<FinderSample> Whole(OutlinedPhotos photos)
    {
        var samples = new List<FinderSample>();
        foreach (var photo in photos.Photos)
        {
            using var table = Table(photo);
            samples.Add(table.Whole(LongestSide));
        }

        return samples;
    }

    /// <summary>A training image; the caller's.</summary>
    public FinderSample Draw(Random random, Size size)
    {
        var view = random.Pick(random.Chance(_photoShare) ? _photos : _rendered).Draw(random, size);
        CameraFaults.Apply(random, view.Image, FewestPixels);
        return view;
    }

    public void Dispose()
    {
        foreach (var table in _photos.Concat(_rendered))
            table.Dispose();
    }

    private static TableImage Table(OutlinedPhoto photo) => new(photo.Image, photo.Cards.Select(c => (c.Outline, 1.0)));

    private static TableImage[] Render(FinderSampling config, SymbolImages symbols)
    {
        var cards = Enumerable.Range(0, CardImages).Select(i => DrawCard(RandomExtensions.ForSample(config.Seed, -1 - i), symbols)).ToArray();
        var scenes = Scenes with { WhitePaper = config.WhitePaper, ImageFolders = config.Backgrounds };
        using var artist = new TableArtist(scenes, random => random.Pick(cards));
        var tables = new TableImage[config.RenderedTables];
        Parallel.For(0, tables.Length, i =>
        {
            using var scene = artist.Render(RandomExtensions.ForSample(config.Seed, int.MaxValue + (long)i));
            tables[i] = new TableImage(scene.Image, scene.Cards.Select(c => (c.Outline, c.Visible)));
        });
        foreach (var card in cards)
            card.Dispose();
        return tables;
    }

    /// <summary>A card composed of one source's symbols on plain paper.</summary>
    private static CardImage DrawCard(Random random, SymbolImages symbols)
    {
        IReadOnlyList<IReadOnlyList<SymbolImage>>[] sources = [symbols.Scans, symbols.Phone, symbols.Emoji];
        var source = random.Pick(sources.Where(s => s.Count > 0).ToArray());
        using var card = CardComposer.Plain(random, source);
        var zoom = (double)CardEdge / CardWarp.Size;
        using var large = card.Image.Resize(default, zoom, zoom, InterpolationFlags.Cubic);
        return CardImage.FromPhoto(large, CardWarp.Radius * zoom, []);
    }
}
