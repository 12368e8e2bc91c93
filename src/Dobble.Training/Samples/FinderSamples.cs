using Dobble.Scenes;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Corruptions;
using Dobble.Scenes.Crops;
using Dobble.Scenes.Tables;
using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>
/// Draws training images: views of photos and of rendered tables. Rendering costs more than training on the result, so a
/// pool of tables is rendered once and seen again and again, cut, zoomed, turned and spoiled anew each time.
/// </summary>
internal sealed class FinderSamples : IDisposable
{
    // What the card is painted with matters little: it is to be found, whatever its deck.
    private const int SymbolsPerCard = 8;
    private const int CardImages = 400;
    private const int CardEdge = 256;
    private const double FewestPixels = 2;
    private static readonly SceneOptions Scenes = new()
    {
        Width = 400,
        Height = 300,
        MaxTilt = 72,
        Heaps = 0.2,
        CorruptionStrength = 0.5,
    };

    private readonly TableImage[] _photos;
    private readonly TableImage[] _rendered;
    private readonly double _photoShare;
    private readonly bool _augment;

    /// <summary>Renders the tables.</summary>
    /// <param name="config">What is trained on.</param>
    /// <param name="symbols">Images to print on rendered cards.</param>
    /// <param name="photos">Photos of tables.</param>
    /// <param name="backgrounds">Folders of images that stand for tables besides drawn ones.</param>
    public FinderSamples(FinderSampling config, SymbolImages symbols, IReadOnlyList<OutlinedPhoto> photos, string[] backgrounds)
    {
        _photos = [.. photos.Select(Table)];
        _photoShare = _photos.Length > 0 ? config.PhotoShare : 0;
        _rendered = Render(config, symbols, backgrounds);
        _augment = config.Augment;
    }

    /// <summary>Photos as they are.</summary>
    public static IReadOnlyList<FinderSample> Whole(IReadOnlyList<OutlinedPhoto> photos) => [.. photos.Select(photo =>
    {
        using var table = Table(photo);
        return table.Whole(FinderGrid.LongSide);
    })];

    /// <summary>A training image; the caller's.</summary>
    public FinderSample Draw(Random random, Size size)
    {
        var table = random.Pick(random.Chance(_photoShare) ? _photos : _rendered);
        if (!_augment)
            return table.Straight(size);
        var view = table.Draw(random, size);
        CorruptionMix.Training(random, view.Image, FewestPixels);
        return view;
    }

    public void Dispose()
    {
        foreach (var table in _photos.Concat(_rendered))
            table.Dispose();
    }

    private static TableImage Table(OutlinedPhoto photo) => new(photo.Image, photo.Cards.Select(c => (c.Outline, 1.0)));

    private static TableImage[] Render(FinderSampling config, SymbolImages symbols, string[] backgrounds)
    {
        if (config.RenderedTables == 0)
            return [];
        // Few tables do not need all cards.
        Lazy<CardImage>[] cards = [.. Enumerable.Range(0, CardImages).Select(i =>
            new Lazy<CardImage>(() => DrawCard(Randoms.ForSample(config.Seed, -1 - i), symbols)))];
        var scenes = Scenes with { WhitePaper = config.WhitePaper, ImageFolders = backgrounds };
        using var artist = new TableArtist(scenes, random => random.Pick(cards).Value);
        var tables = new TableImage[config.RenderedTables];
        Parallel.For(0, tables.Length, i =>
        {
            using var scene = artist.Render(Randoms.ForSample(config.Seed, int.MaxValue + (long)i));
            tables[i] = new TableImage(scene.Image, scene.Cards.Select(c => (c.Outline, c.Visible)));
        });
        foreach (var card in cards.Where(c => c.IsValueCreated))
            card.Value.Dispose();
        return tables;
    }

    /// <summary>A card composed of one source's symbols on plain paper.</summary>
    private static CardImage DrawCard(Random random, SymbolImages symbols)
    {
        IReadOnlyList<IReadOnlyList<SymbolImage>>[] sources = [symbols.Scans, symbols.Phone, symbols.Emoji];
        var source = random.Pick(sources.Where(s => s.Count > 0).ToArray());
        using var card = CardComposer.Plain(random, source, SymbolsPerCard);
        var zoom = (double)CardEdge / CardWarp.Size;
        using var large = card.Image.Resize(default, zoom, zoom, InterpolationFlags.Cubic);
        return CardImage.FromPhoto(large, CardWarp.Radius * zoom, []);
    }
}
