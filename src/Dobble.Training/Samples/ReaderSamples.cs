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
    private readonly bool _augment;

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
        _photoShare = _cards.Count > 0 ? config.PhotoShare : 0;
    }

    /// <summary>Tables to lay composed cards on.</summary>
    public IReadOnlyList<Mat> Backgrounds { get; }

    /// <summary>A training card; the caller's.</summary>
    public CardSample Draw(Random random)
    {
        var ofPhoto = random.Chance(_photoShare);
        if (!_augment)
            return ofPhoto ? random.Pick(_cards).Straight() : _composer.Compose(random);
        return (ofPhoto ? random.Pick(_cards).Draw(random) : _composer.Compose(random)).Spoil(random);
    }

    /// <summary>The cards of photos as reading sees them; the caller's.</summary>
    public static IReadOnlyList<CardSample> Whole(IReadOnlyList<OutlinedPhoto> photos, int symbolsOnCard) =>
        [.. photos.SelectMany(p => p.FullCards(symbolsOnCard)).Select(c => c.Straight())];
}
