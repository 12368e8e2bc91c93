using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>Finds out which of the known decks lies on a table. One thread at a time may call it.</summary>
public sealed class DeckChooser : IDisposable
{
    /// <summary>Cards that must surely be of one deck, or all there are.</summary>
    private const int Enough = 2;

    /// <summary>How probable they must be where none is surer: three or four symbols tell no more of a card.</summary>
    private const double Likely = 0.95;

    private readonly CardFinder _finder;
    private readonly CardReader _reader;
    private readonly List<(string File, CardDecoder Decoder, Gallery Gallery)> _decks;

    /// <summary>Loads the networks and the known decks; one that is broken or was made for another reader is left out.</summary>
    /// <exception cref="DobbleException">A network cannot be loaded, or no deck is left.</exception>
    public DeckChooser(ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_finder, _reader) = (new CardFinder(options.FinderModel, options.Provider), new CardReader(options.ReaderModel, options.Provider));
        try
        {
            // Where a deck was enrolled twice, the one that has names is played.
            _decks = [.. KnownDecks.Load(options.KnownDecks, _reader)
                .OrderByDescending(known => known.Deck.Symbols.Average(symbol => symbol.IsNamed ? 1.0 : 0))
                .Select(known => (known.File, new CardDecoder(known.Deck), known.Gallery))];
        }
        catch (DobbleException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file of the deck that lies on the table; null where none shows surely.</summary>
    /// <param name="image">8-bit BGR.</param>
    public string? Choose(Mat image)
    {
        var cards = Read(image);
        return Best(cards, CardTest.SureCard) ?? Best(cards, Likely);
    }

    private IReadOnlyList<IReadOnlyList<SymbolDetection>> Read(Mat image)
    {
        var found = OutlineRefiner.RefineAll(image, _finder.Find(image));
        return _reader.Read(image, [.. found.Select(card => card.Outline)]);
    }

    /// <summary>The deck of which most cards are so probable, if there are enough of them.</summary>
    private string? Best(IReadOnlyList<IReadOnlyList<SymbolDetection>> cards, double sure)
    {
        var (best, most) = ((string?)null, 0);
        foreach (var (file, decoder, gallery) in _decks)
        {
            var known = cards.Select(card => decoder.Decode([.. card.Select(s => gallery.Compare(s.Presence, s.Embedding))]))
                .Count(posterior => posterior.Cards[posterior.Best] >= sure);
            if (known > most)
                (best, most) = (file, known);
        }

        return most >= Math.Min(Enough, cards.Count) ? best : null;
    }

    /// <summary>The first deck that shows surely in one of the images, else the likeliest; the first known one where none does.</summary>
    /// <param name="images">8-bit BGR; each is needed only until the next is asked for.</param>
    public string Choose(IEnumerable<Mat> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        string? likely = null;
        foreach (var cards in images.Select(Read))
        {
            if (Best(cards, CardTest.SureCard) is { } sure)
                return sure;
            likely ??= Best(cards, Likely);
        }

        return likely ?? _decks[0].File;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _finder.Dispose();
        _reader.Dispose();
    }
}
