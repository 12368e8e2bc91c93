using System.Collections.Concurrent;
using Dobble.Data.DataSets;
using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Scenes.Crops;
using Dobble.Vision;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>
/// A data set in memory, loaded once for all that use it: each photo is decoded and outlined once, each symbol is cut out once.
/// What nobody asks for is not loaded.
/// </summary>
/// <param name="folder">The data set's folder.</param>
/// <param name="deck">The deck that its labels belong to.</param>
/// <param name="decode">Decodes a photo as BGR, in the pixels of its file as labels are.</param>
internal sealed class TrainingData(string folder, Deck deck, Func<string, Mat> decode) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Mat>> _images = new();
    private readonly Dictionary<string, OutlinedPhoto> _photos = [];
    private readonly Dictionary<string, IReadOnlyList<Mat>> _backgrounds = [];
    private readonly List<DataError> _errors = [];
    private DataSet? _set;
    private SymbolImages? _symbols;
    private IReadOnlyList<IReadOnlyList<IReadOnlyList<SymbolImage>>>? _artwork, _toCompare;

    /// <summary>The data set's folder.</summary>
    public string Folder => folder;

    /// <summary>The deck that its labels belong to.</summary>
    public Deck Deck => deck;

    /// <summary>Its photos by what they are for.</summary>
    /// <exception cref="DobbleException">It has no labels, no lists, or nothing to learn from.</exception>
    public DataSet Set => _set ??= DataSet.Load(folder, deck);

    /// <summary>Images of symbols.</summary>
    public SymbolImages Symbols => _symbols ??= SymbolImages.Load(folder, deck, _errors);

    /// <summary>Images of symbols for a training of the reader, with those of the machine's packages where it wants them.</summary>
    public SymbolImages SymbolsFor(ReaderSampling sampling) => sampling.Artwork > 0
        ? Symbols with { Artwork = _artwork ??= MachineArtwork.OfTheSystem.Load() }
        : Symbols;

    /// <summary>What the machine's packages bring for a training of the comparer, in groups.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<SymbolImage>>> ArtworkToCompare => _toCompare ??= MachineArtwork.ForComparing.Load();

    /// <summary>One entry a file of those loaded so far that cannot be used.</summary>
    public IEnumerable<DataError> Errors => (_set?.Errors ?? []).Concat(_errors);

    /// <summary>Photos to learn from.</summary>
    /// <param name="all">Whether those that are held out are learnt from too.</param>
    public IReadOnlyList<OutlinedPhoto> Training(bool all) => Outlined(all ? AllPhotos : Set.Training);

    /// <summary>Photos to validate on; none where all are learnt from.</summary>
    public IReadOnlyList<OutlinedPhoto> Validation(bool all) => all ? [] : Outlined(Set.Validation);

    /// <summary>Photos to evaluate, in the pixels of their files.</summary>
    public IReadOnlyList<TrueImage> ToEvaluate(IReadOnlyList<LabelledPhoto> photos) =>
        [.. photos.Select(photo => new TrueImage(photo.Path, () => (Open(photo), PhotoTruth.Of(photo, deck))))];

    /// <summary>A photo in the pixels of its file: a header of the caller's own over pixels that are shared.</summary>
    public Mat Open(LabelledPhoto photo)
    {
        var image = Image(photo.Path);
        return new Mat(image, new Rect(0, 0, image.Width, image.Height));
    }

    /// <summary>Images that stand for tables.</summary>
    public IReadOnlyList<Mat> Backgrounds(IReadOnlyList<string> folders)
    {
        var key = string.Join('\n', folders);
        if (!_backgrounds.TryGetValue(key, out var images))
            _backgrounds[key] = images = new Backgrounds(folders).Load();
        return images;
    }

    public void Dispose()
    {
        _symbols?.Dispose();
        foreach (var image in (_artwork ?? []).Concat(_toCompare ?? []).SelectMany(group => group).SelectMany(symbol => symbol))
            image.Dispose();
        foreach (var image in _images.Values.Where(i => i.IsValueCreated).Select(i => i.Value)
            .Concat(_backgrounds.Values.SelectMany(b => b)))
            image.Dispose();
    }

    private IReadOnlyList<LabelledPhoto> AllPhotos =>
        [.. Set.Training.Concat(Set.Validation).Concat(Set.Test).DistinctBy(p => p.Path).OrderBy(p => p.Path, StringComparer.Ordinal)];

    private Mat Image(string path) => _images.GetOrAdd(path, p => new Lazy<Mat>(() => decode(p))).Value;

    private OutlinedPhoto[] Outlined(IReadOnlyList<LabelledPhoto> photos)
    {
        foreach (var photo in photos.Where(p => !_photos.ContainsKey(p.Path)).AsParallel().AsOrdered()
            .Select(p => OutlinedPhoto.Of(p, Image(p.Path))).ToArray())
            _photos[photo.Label.Path] = photo;
        return [.. photos.Select(p => _photos[p.Path])];
    }
}
