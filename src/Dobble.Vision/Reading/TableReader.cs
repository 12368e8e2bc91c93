using System.Diagnostics;
using Dobble.Vision.Cards;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Symbols;
using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>
/// The whole reading path for one picture: find, refine, straighten, read, name, decode, match. One thread at a time may
/// call it.
/// </summary>
public sealed class TableReader : IDisposable
{
    /// <summary>Presence that makes a sighting count as a symbol when cards are told from other round things.</summary>
    private const float SurePresence = 0.5f;

    /// <summary>Symbols that make a round thing a card: card backs, tins and plates show one at most.</summary>
    private const int LeastSymbols = 2;

    /// <summary>How much larger an outline the second look starts from.</summary>
    private const double SecondLook = 1.3;

    private readonly CardFinder _finder;
    private readonly CardReader _reader;
    private readonly Gallery _gallery;
    private readonly CardDecoder _decoder;
    private readonly Matcher _matcher;
    private readonly double _threshold;

    /// <summary>Loads networks, deck and gallery, and warms up.</summary>
    /// <exception cref="DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public TableReader(ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckThreshold(options.Threshold);
        Deck = Deck.Load(options.Deck);
        var galleryPath = Deck.GalleryPath
            ?? throw new DobbleException($"{options.Deck}: the deck names no gallery, so its symbols cannot be told apart; make one with dobble-train.");
        _gallery = Gallery.Load(galleryPath, Deck);
        (_decoder, _matcher, _threshold) = (new CardDecoder(Deck), new Matcher(Deck), options.Threshold);
        _finder = new CardFinder(options.FinderModel, options.Provider);
        try
        {
            _reader = new CardReader(options.ReaderModel, options.Provider);
            CheckGallery(galleryPath);
        }
        catch (DobbleException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Puts together what was loaded before, such as a gallery that is being tried. Takes over the two networks.</summary>
    /// <param name="finder">Finds the cards.</param>
    /// <param name="reader">Reads their symbols.</param>
    /// <param name="deck">The deck.</param>
    /// <param name="gallery">The gallery of that deck, made with that reader.</param>
    /// <param name="threshold">A match below this probability is left out.</param>
    /// <exception cref="DobbleException">The gallery was made with another reader.</exception>
    public TableReader(CardFinder finder, CardReader reader, Deck deck, Gallery gallery, double threshold)
    {
        ArgumentNullException.ThrowIfNull(deck);
        CheckThreshold(threshold);
        (_finder, _reader, Deck, _gallery) = (finder, reader, deck, gallery);
        (_decoder, _matcher, _threshold) = (new CardDecoder(deck), new Matcher(deck), threshold);
        CheckGallery($"the gallery of deck {deck.Name}");
    }

    /// <summary>The deck that is read.</summary>
    public Deck Deck { get; }

    /// <summary>The networks that read, the finder first.</summary>
    public IReadOnlyList<Inference.ModelInfo> Models => [_finder.Info, _reader.Info];

    /// <summary>Reads a BGR picture.</summary>
    public TableReading Read(Mat picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var start = Stopwatch.GetTimestamp();
        var found = _finder.Find(picture);
        var afterFind = Stopwatch.GetTimestamp();
        var refined = Refine(picture, found);
        var afterRefine = Stopwatch.GetTimestamp();
        var sightings = Sight(picture, refined);
        var afterSight = Stopwatch.GetTimestamp();
        var first = Name(refined, sightings);
        var afterName = Stopwatch.GetTimestamp();
        var cards = LookAgain(picture, first);
        var afterLook = Stopwatch.GetTimestamp();
        var matches = _matcher.MatchAll(cards).Where(match => match.Confidence >= _threshold).ToList();
        var times = new StageTimes(
            Stopwatch.GetElapsedTime(start, afterFind), Stopwatch.GetElapsedTime(afterFind, afterRefine),
            Stopwatch.GetElapsedTime(afterRefine, afterSight) + Stopwatch.GetElapsedTime(afterName, afterLook),
            Stopwatch.GetElapsedTime(afterSight, afterName) + Stopwatch.GetElapsedTime(afterLook));
        return new TableReading(picture.Width, picture.Height, times, cards, matches);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _finder.Dispose();
        _reader?.Dispose();
    }

    /// <summary>Moves the outlines onto the cards' rims; two rough ones that end up on the same rim were one card.</summary>
    private static List<FoundCard> Refine(Mat picture, IReadOnlyList<FoundCard> found)
    {
        var refined = new FoundCard[found.Count];
        Parallel.For(0, found.Count, i =>
            refined[i] = found[i] with { Outline = OutlineRefiner.Refine(picture, found[i].Outline) });
        return CardSelection.Distinct(refined);
    }

    private IReadOnlyList<IReadOnlyList<Sighting>> Sight(Mat picture, List<FoundCard> cards) =>
        _reader.Read(picture, cards.ConvertAll(card => card.Outline));

    /// <summary>
    /// Looks again at cards that are no card of the deck, from a larger outline: on a strongly tilted card, or on white paper,
    /// the first may have cut symbols off. What is known afterwards replaces what was not.
    /// </summary>
    private List<CardReading> LookAgain(Mat picture, List<CardReading> first)
    {
        var unknown = first.FindAll(card => card.Posterior.Known is null);
        if (unknown.Count == 0)
            return first;
        var larger = Refine(picture, unknown.ConvertAll(card => new FoundCard(Larger(card.Outline), card.Score)));
        var second = Name(larger, Sight(picture, larger)).Where(card => card.Posterior.Known is not null);
        var known = first.Where(card => card.Posterior.Known is not null);
        var cards = CardSelection.Distinct([.. known, .. second, .. unknown], card => card.Outline);
        return [.. cards.Select((card, id) => card with { Id = id })];
    }

    private static Ellipse Larger(Ellipse e) => e with { A = e.A * SecondLook, B = e.B * SecondLook };

    private List<CardReading> Name(List<FoundCard> found, IReadOnlyList<IReadOnlyList<Sighting>> sightings)
    {
        var cards = new List<CardReading>();
        for (var i = 0; i < found.Count; i++)
        {
            if (sightings[i].Count(sighting => sighting.Presence > SurePresence) >= LeastSymbols)
                cards.Add(Name(cards.Count, found[i], sightings[i]));
        }

        return cards;
    }

    private CardReading Name(int id, FoundCard card, IReadOnlyList<Sighting> sightings)
    {
        var frame = new CardFrame(card.Outline);
        SymbolEvidence[] evidence = [.. sightings.Select(sighting => _gallery.Compare(sighting.Presence, sighting.Embedding))];
        var posterior = _decoder.Decode(evidence);
        var names = _decoder.Name(evidence, posterior);
        var symbols = new SymbolReading[evidence.Length];
        for (var i = 0; i < symbols.Length; i++)
        {
            symbols[i] = new SymbolReading(
                names[i].Symbol, names[i].Confidence, frame.ToImage(sightings[i].Box), sightings[i], evidence[i]);
        }

        return new CardReading(id, card.Outline, card.Score, symbols, posterior);
    }

    private static void CheckThreshold(double threshold)
    {
        if (threshold is not (>= 0 and <= 1))
            throw new DobbleException($"the threshold {threshold} is no probability; give one between 0 and 1.");
    }

    private void CheckGallery(string what)
    {
        if (_gallery.Reader != _reader.Identity)
        {
            throw new DobbleException(
                $"{what}: made with reader {Short(_gallery.Reader)}, but {_reader.Info.Path} is reader {Short(_reader.Identity)}; make the gallery again with dobble-train, or choose the reader that it was made with.");
        }
    }

    private static string Short(string identity) => identity.Length > 12 ? identity[..12] : identity;
}
