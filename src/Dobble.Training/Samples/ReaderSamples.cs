using Dobble.Scenes;
using Dobble.Scenes.Crops;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>Draws training cards from every source, with corruptions, masked as reading masks them.</summary>
internal sealed class ReaderSamples
{
    private readonly CardComposer _composer;
    private readonly IReadOnlyList<PhotoCard> _cards;
    private readonly double _photoShare;
    private readonly double _bright;
    private readonly bool _augment;
    private readonly IReadOnlyList<IReadOnlyList<IReadOnlyList<SymbolImage>>> _artwork;
    private readonly double _artworkShare;
    private readonly int _seed;

    /// <param name="config">What is trained on.</param>
    /// <param name="symbols">Images to compose cards of.</param>
    /// <param name="photos">Photos to cut cards out of.</param>
    /// <param name="symbolsOnCard">Symbols on a card of the deck.</param>
    /// <param name="backgrounds">Tables to lay composed cards on.</param>
    public ReaderSamples(
        ReaderSampling config, SymbolImages symbols, IReadOnlyList<OutlinedPhoto> photos, int symbolsOnCard, IReadOnlyList<Mat> backgrounds)
    {
        (double Weight, IReadOnlyList<IReadOnlyList<SymbolImage>> Symbols)[] groups =
            [(config.Scans, symbols.Scans), (config.Phone, symbols.Phone), (config.Emoji, symbols.Emoji)];
        (Backgrounds, _augment) = (backgrounds, config.Augment);
        _composer = new CardComposer([.. groups.Where(g => g.Symbols.Count > 0 && g.Weight > 0)], symbolsOnCard, backgrounds);
        _cards = [.. photos.SelectMany(p => p.FullCards(symbolsOnCard))];
        (_photoShare, _bright) = (_cards.Count > 0 ? config.PhotoShare : 0, config.Bright);
        (_artwork, _seed) = (symbols.Artwork, config.Seed);
        _artworkShare = _artwork.Count > 0 ? config.Artwork / (config.Scans + config.Phone + config.Emoji + config.Artwork) : 0;
    }

    /// <summary>Tables to lay composed cards on.</summary>
    public IReadOnlyList<Mat> Backgrounds { get; }

    /// <summary>A training card; the caller's.</summary>
    /// <param name="random">Decides what it is.</param>
    /// <param name="batch">
    /// The batch it is for: its cards of the machine's artwork are of one group, so that each symbol is seen more than once and among
    /// others like it.
    /// </param>
    public CardSample Draw(Random random, long batch)
    {
        var card = Card(random, batch);
        return _augment ? card.Spoil(random, bright: _bright) : card;
    }

    private CardSample Card(Random random, long batch)
    {
        if (random.Chance(_photoShare))
            return _augment ? random.Pick(_cards).Draw(random) : random.Pick(_cards).Straight();
        return _artworkShare > 0 && random.Chance(_artworkShare)
            ? _composer.Compose(random, Randoms.ForSample(_seed, -1 - batch).Pick(_artwork))
            : _composer.Compose(random);
    }

    /// <summary>The cards of photos as reading sees them; the caller's.</summary>
    public static IReadOnlyList<CardSample> Whole(IReadOnlyList<OutlinedPhoto> photos, int symbolsOnCard) =>
        [.. photos.SelectMany(p => p.FullCards(symbolsOnCard)).Select(c => c.Straight())];
}
