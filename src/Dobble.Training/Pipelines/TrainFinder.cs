using Dobble.Scenes.Cards;
using Dobble.Scenes.Tables;
using Dobble.Training.Augmentation;
using Dobble.Training.Optimization;
using Dobble.Vision.Geometry;
using OpenCvSharp;
using TorchSharp;

namespace Dobble.Training.Pipelines;

/// <summary>What CardFinder's network is trained on.</summary>
/// <param name="Symbols">Pictures to print on rendered cards.</param>
/// <param name="Photos">Photos of tables.</param>
/// <param name="Validation">Photos to validate on; none trains without validation.</param>
internal sealed record FinderData(SymbolPictures Symbols, OutlinedPhotos Photos, OutlinedPhotos Validation);

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
        var task = new FinderTask(samples.Draw, validation, config.LeastVisible, config.BatchSize, config.Seed, wide);
        InitialWeights.Load(task, initialFrom);
        return task;
    }
}

/// <summary>
/// Draws training pictures: views of photos and of rendered tables. Rendering costs more than training on the result, so a
/// pool of tables is rendered once and seen again and again, cut, zoomed, turned and spoiled anew each time.
/// </summary>
internal sealed class FinderSamples : IDisposable
{
    private const int LongestSide = 320;
    private const int CardPictures = 400;
    private const int CardEdge = 256;
    private const double FewestPixels = 2;
    private static readonly SceneOptions Scenes = new()
    {
        Width = 400, Height = 300, Faults = 0.5,
    };

    private readonly TablePicture[] _photos;
    private readonly TablePicture[] _rendered;
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

    /// <summary>A training picture; the caller's.</summary>
    public FinderSample Draw(Random random, Size size)
    {
        var view = random.Pick(random.Chance(_photoShare) ? _photos : _rendered).Draw(random, size);
        CameraFaults.Apply(random, view.Picture, FewestPixels);
        return view;
    }

    public void Dispose()
    {
        foreach (var table in _photos.Concat(_rendered))
            table.Dispose();
    }

    private static TablePicture Table(OutlinedPhoto photo) => new(photo.Picture, photo.Cards.Select(c => (c.Outline, 1.0)));

    private static TablePicture[] Render(FinderSampling config, SymbolPictures symbols)
    {
        var cards = Enumerable.Range(0, CardPictures).Select(i => DrawCard(RandomExtensions.ForSample(config.Seed, -1 - i), symbols)).ToArray();
        var scenes = Scenes with { WhitePaper = config.WhitePaper, PictureFolders = config.Backgrounds };
        using var artist = new TableArtist(scenes, random => random.Pick(cards));
        var tables = new TablePicture[config.RenderedTables];
        Parallel.For(0, tables.Length, i =>
        {
            using var scene = artist.Render(RandomExtensions.ForSample(config.Seed, int.MaxValue + (long)i));
            tables[i] = new TablePicture(scene.Picture, scene.Cards.Select(c => (c.Outline, c.Visible)));
        });
        foreach (var card in cards)
            card.Dispose();
        return tables;
    }

    /// <summary>A card composed of one source's symbols on plain paper.</summary>
    private static CardPicture DrawCard(Random random, SymbolPictures symbols)
    {
        IReadOnlyList<IReadOnlyList<SymbolPicture>>[] sources = [symbols.Scans, symbols.Phone, symbols.Emoji];
        var source = random.Pick(sources.Where(s => s.Count > 0).ToArray());
        using var card = CardComposer.Plain(random, source);
        var zoom = (double)CardEdge / CardFrame.Size;
        using var large = card.Picture.Resize(default, zoom, zoom, InterpolationFlags.Cubic);
        return CardPicture.FromPhoto(large, CardFrame.Radius * zoom, []);
    }
}
