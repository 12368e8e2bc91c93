using Dobble.Scenes.Cards;
using Dobble.Scenes.Tables;
using Dobble.Training.Augmentation;
using Dobble.Training.Optimization;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Pipelines;

/// <summary>What CardFinder's network is trained on.</summary>
/// <param name="Symbols">Pictures to print on rendered cards.</param>
/// <param name="Photos">Photos of tables.</param>
/// <param name="Validation">Photos to validate on; none trains without validation.</param>
internal sealed record FinderData(SymbolPictures Symbols, OutlinedPhotos Photos, OutlinedPhotos Validation);

/// <summary>A trained finder.</summary>
internal sealed record TrainedFinder(FinderTask Task, IReadOnlyList<EpochLog> Epochs);

/// <summary>Trains CardFinder's network.</summary>
internal sealed class TrainFinder(FinderConfig config, string? initialFrom) : IStep<FinderData, TrainedFinder>
{
    public string Name => "train the finder";

    public async Task<TrainedFinder> RunAsync(FinderData input, RunContext run, CancellationToken stop)
    {
        using var samples = new FinderSamples(config, input);
        var task = new FinderTask(samples.Draw, FinderSamples.Whole(input.Validation), config.LeastVisible, config.BatchSize, config.Seed);
        InitialWeights.Load(task, initialFrom);
        return new TrainedFinder(task, await TrainingRun.RunAsync(task, config.Training, run, stop));
    }
}

/// <summary>Draws training pictures: rendered tables and cuts of photos.</summary>
internal sealed class FinderSamples : IDisposable
{
    private const int LongestSide = 320;
    private const int CardPictures = 400;
    private const int CardEdge = 256;
    private const double FewestPixels = 2;
    private readonly List<CardPicture> _cards = [];
    private readonly PhotoTable[] _photos;
    private readonly Dictionary<Size, TableArtist> _artists;
    private readonly double _photoShare;

    public FinderSamples(FinderConfig config, FinderData data)
    {
        _photos = [.. data.Photos.Photos.Select(p => new PhotoTable(p.Picture, p.Cards.Select(c => c.Outline)))];
        _photoShare = _photos.Length > 0 ? config.PhotoShare : 0;
        for (var i = 0; i < CardPictures; i++)
            _cards.Add(DrawCard(RandomExtensions.ForSample(config.Seed, -1 - i), data.Symbols));
        _artists = FinderTask.Sizes.ToDictionary(s => s.Picture, s => new TableArtist(
            new SceneOptions { Width = s.Picture.Width, Height = s.Picture.Height, PictureFolders = LoadBackgrounds.Folders },
            random => random.Pick(_cards)));
    }

    /// <summary>Photos as they are.</summary>
    public static IReadOnlyList<FinderSample> Whole(OutlinedPhotos photos)
    {
        var samples = new List<FinderSample>();
        foreach (var photo in photos.Photos)
        {
            using var table = new PhotoTable(photo.Picture, photo.Cards.Select(c => c.Outline));
            samples.Add(table.Whole(LongestSide));
        }

        return samples;
    }

    /// <summary>A training picture; the caller's.</summary>
    public FinderSample Draw(Random random, Size size)
    {
        if (random.Chance(_photoShare))
        {
            var view = random.Pick(_photos).Draw(random, size);
            CameraFaults.Apply(random, view.Picture, FewestPixels);
            return view;
        }

        var scene = _artists[size].Render(random);
        return new FinderSample(scene.Picture, [.. scene.Cards.Select(c => (c.Outline, c.Visible))]);
    }

    public void Dispose()
    {
        foreach (var artist in _artists.Values)
            artist.Dispose();
        foreach (var card in _cards)
            card.Dispose();
        foreach (var photo in _photos)
            photo.Dispose();
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
