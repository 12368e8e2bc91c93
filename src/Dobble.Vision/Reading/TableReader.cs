using System.Diagnostics;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Enrolment;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>
/// The whole reading path for one image: find, refine, rectify, read, name, decode, match. <see cref="Read"/> does all of it;
/// <see cref="FindCards"/> and <see cref="ReadCards"/> are all of it but the matching, and may overlap on two threads, so that the next
/// image is searched while this one is read. Each part runs on one thread at a time.
/// </summary>
public sealed class TableReader : IDisposable
{
    // Cards flatter than this lie before a low camera, which shows the finder the least of those behind.
    private const double Flat = 0.72;

    // Cards that make a heap, and how near two lie on one another, in parts of the sum of their radii: outlines are not exact.
    private const int HeapCards = 3;
    private const double Touching = 0.9;

    // Log-likelihood of a known card where none is.
    private const double Improbable = -100;

    private readonly CardFinder _finder;
    private readonly CardReader _reader;
    private readonly SymbolComparer? _comparer;
    private readonly Gallery? _gallery;
    private readonly AnyDeck? _anyDeck;
    private readonly CardDecoder _decoder;
    private readonly Matcher _matcher;
    private readonly SecondLook _secondLook;
    private readonly UnknownCards? _unknown;

    /// <summary>Loads networks, deck and gallery, and warms up.</summary>
    /// <exception cref="DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public TableReader(ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Deck == ReaderOptions.AnyDeck)
        {
            _finder = new CardFinder(options.FinderModel, options.Provider);
            try
            {
                _reader = new CardReader(options.ReaderModel, options.Provider);
                _comparer = new SymbolComparer(options.ComparerModel, options.Provider);
                _anyDeck = AnyDeck.Of(options.KnownDecks, _reader);
            }
            catch (DobbleException)
            {
                Dispose();
                throw;
            }

            Deck = _anyDeck.Deck;
            _unknown = new UnknownCards(_reader, _comparer);
            (_decoder, _matcher, _secondLook) = (new CardDecoder(Deck), new Matcher(Deck), new SecondLook(Deck, ReadOnce));
            return;
        }

        Deck = Deck.Load(options.Deck);
        var galleryPath = Gallery.PathFor(Deck, options.ReaderModel)
            ?? throw new DobbleException(
                $"{options.Deck}: the deck names no gallery, so its symbols cannot be told apart; make one with dobble-train.");
        var gallery = EnrolledGallery.IsKeptFor(options.Deck) ? null : Gallery.Load(galleryPath, Deck);
        (_decoder, _matcher, _secondLook) = (new CardDecoder(Deck), new Matcher(Deck), new SecondLook(Deck, ReadOnce));
        _finder = new CardFinder(options.FinderModel, options.Provider);
        try
        {
            _reader = new CardReader(options.ReaderModel, options.Provider);
            _gallery = gallery ?? EnrolledGallery.Load(options.Deck, Deck, galleryPath, _reader);
            CheckGallery(_gallery, galleryPath);
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
    /// <exception cref="DobbleException">The gallery was made with another reader.</exception>
    public TableReader(CardFinder finder, CardReader reader, Deck deck, Gallery gallery)
    {
        ArgumentNullException.ThrowIfNull(deck);
        (_finder, _reader, Deck, _gallery) = (finder, reader, deck, gallery);
        (_decoder, _matcher, _secondLook) = (new CardDecoder(deck), new Matcher(deck), new SecondLook(deck, ReadOnce));
        CheckGallery(gallery, $"the gallery of deck {deck.Name}");
    }

    /// <summary>The deck that is read.</summary>
    public Deck Deck { get; }

    /// <summary>The networks that read: the finder, the reader, and for cards of unknown decks the comparer.</summary>
    public IReadOnlyList<Inference.ModelInfo> Models =>
        _comparer is null ? [_finder.Info, _reader.Info] : [_finder.Info, _reader.Info, _comparer.Info];

    /// <summary>Reads a BGR image.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="threshold">A match below this probability is left out, 0 to 1; 0 keeps them all.</param>
    /// <exception cref="DobbleException">The threshold is no probability.</exception>
    public TableReading Read(Mat image, double threshold = 0)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (threshold is not (>= 0 and <= 1))
            throw new DobbleException($"the threshold {threshold} is no probability; give one between 0 and 1.");
        var found = Find(image, thorough: true, out var finding);
        var start = Stopwatch.GetTimestamp();
        var cards = _unknown is null
            ? SearchAgain(image, found, ReadCards(image, found)) : Unknown(found, _unknown.LookAtAll(image, found));
        var afterRead = Stopwatch.GetTimestamp();
        var matches = _matcher.MatchAll(cards).Where(match => match.Confidence >= threshold).ToList();
        var times = finding with { Read = Stopwatch.GetElapsedTime(start, afterRead), Match = Stopwatch.GetElapsedTime(afterRead) };
        return new TableReading(image.Width, image.Height, times, cards, matches) { Found = found };
    }

    /// <summary>Finds what may be cards in a BGR image, their outlines moved onto the image's edges.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="times">How long finding and refining took.</param>
    public IReadOnlyList<CardDetection> FindCards(Mat image, out StageTimes times) => Find(image, thorough: false, out times);

    /// <summary>Reads what was found, in one batch, and the doubtful ones again; leaves out what turns out to be no card.</summary>
    /// <param name="image">The image that was searched.</param>
    /// <param name="found">What <see cref="FindCards"/> found in it.</param>
    public IReadOnlyList<CardReading> ReadCards(Mat image, IReadOnlyList<CardDetection> found)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(found);
        if (_unknown is not null)
            return Unknown(found, _unknown.LookAtOne(image, found));
        var cards = _secondLook.Improve(image, ReadOnce(image, found).FindAll(card => CardTest.CanBeCard(card, Deck.SymbolsPerCard)));
        return [.. cards.Where(card => CardTest.IsLikelyCard(card, Deck.SymbolsPerCard)).Select((card, i) => card with { Id = i })];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _finder.Dispose();
        _reader?.Dispose();
        _comparer?.Dispose();
    }

    private IReadOnlyList<CardDetection> Find(Mat image, bool thorough, out StageTimes times)
    {
        ArgumentNullException.ThrowIfNull(image);
        var start = Stopwatch.GetTimestamp();
        var found = _finder.Find(image, thorough);
        var afterFind = Stopwatch.GetTimestamp();
        var refined = OutlineRefiner.RefineAll(image, found);
        times = new StageTimes(Stopwatch.GetElapsedTime(start, afterFind), Stopwatch.GetElapsedTime(afterFind), default, default);
        return refined;
    }

    /// <summary>
    /// Searches and reads again in views of the image that are easier, as long as fewer than two cards are sure or they lie so flat that
    /// others may have been missed; darkened, and beside the known cards, where there is too much light; and part by part where cards lie
    /// on one another.
    /// </summary>
    private IReadOnlyList<CardReading> SearchAgain(Mat image, IReadOnlyList<CardDetection> found, IReadOnlyList<CardReading> cards)
    {
        foreach (var view in IsShort(cards) ? EasierView.Of(image) : [])
        {
            cards = WithView(view, cards);
            if (!IsShort(cards))
                break;
        }

        cards = InDarkerViews(image, found, cards);
        foreach (var view in EasierView.OfBright(image))
            cards = With(ReadCards(view.Image, CardPlaces.Of(view.Image, cards)), cards);
        foreach (var view in IsHeap(cards) ? EasierView.OfHeap(image, cards) : [])
            cards = WithView(view, cards);
        return cards;
    }

    /// <summary>
    /// The cards as darkened views show them best: what is found in one of them is read in all, since the view that shows an outline is
    /// seldom the one that shows the symbols.
    /// </summary>
    private IReadOnlyList<CardReading> InDarkerViews(Mat image, IReadOnlyList<CardDetection> found, IReadOnlyList<CardReading> cards)
    {
        CardDetection[] outlines = [.. found, .. EasierView.OfBright(image).SelectMany(view => Find(view.Image, thorough: true, out _))];
        if (outlines.Length == found.Count)
            return cards;
        var seen = ReadCards(image, outlines[found.Count..])
            .Concat(EasierView.OfBright(image).SelectMany(view => ReadCards(view.Image, outlines)));
        return [.. _secondLook.Distinct([.. cards, .. seen.Where(CardTest.IsSure)]).Select((card, i) => card with { Id = i })];
    }

    /// <summary>The cards and those that a view shows, if with them more are sure.</summary>
    private IReadOnlyList<CardReading> WithView(EasierView view, IReadOnlyList<CardReading> cards) =>
        With(ReadCards(view.Image, Find(view.Image, thorough: true, out _)).Select(view.ToImage), cards);

    private IReadOnlyList<CardReading> With(IEnumerable<CardReading> seen, IReadOnlyList<CardReading> cards)
    {
        var both = _secondLook.Distinct([.. cards, .. seen]);
        return both.Count(CardTest.IsSure) > cards.Count(CardTest.IsSure) ? [.. both.Select((card, i) => card with { Id = i })] : cards;
    }

    private static bool IsShort(IReadOnlyList<CardReading> cards) =>
        cards.Count(CardTest.IsSure) < 2 || cards.Any(card => CardTest.IsSure(card) && card.Outline.AxisRatio < Flat);

    /// <summary>Whether cards lie on one another: those beneath are found where they fill more of the view.</summary>
    private static bool IsHeap(IReadOnlyList<CardReading> cards) =>
        cards.Count >= HeapCards && cards.Where((card, i) => cards.Skip(i + 1).Any(other => IsOn(card.Outline, other.Outline))).Any();

    private static bool IsOn(Ellipse first, Ellipse second) =>
        first.DistanceTo(second) < Touching * (first.Radius + second.Radius);

    /// <summary>Reads and names the cards with these outlines; a reading's identity is its place.</summary>
    private List<CardReading> ReadOnce(Mat image, IReadOnlyList<CardDetection> found)
    {
        var detections = _reader.Read(image, [.. found.Select(card => card.Outline)]);
        return [.. found.Select((card, i) => Name(i, card, detections[i]))];
    }

    private CardReading Name(int id, CardDetection card, IReadOnlyList<SymbolDetection> detections)
    {
        var warp = new CardWarp(card.Outline);
        SymbolEvidence[] evidence = [.. detections.Select(detection => _gallery!.Compare(detection.Presence, detection.Embedding))];
        var likelihood = _decoder.Likelihood(evidence);
        var posterior = _decoder.Posterior(likelihood);
        var names = _decoder.Name(evidence, posterior);
        var symbols = new SymbolReading[evidence.Length];
        for (var i = 0; i < symbols.Length; i++)
        {
            symbols[i] = new SymbolReading(
                names[i].Symbol, names[i].Confidence, warp.ToImage(detections[i].Box), detections[i], evidence[i]);
        }

        return new CardReading(id, card.Outline, card.Score, symbols, posterior) { Likelihood = likelihood };
    }

    /// <summary>Cards of no known deck, from what close looks saw.</summary>
    private CardReading[] Unknown(IReadOnlyList<CardDetection> found, IReadOnlyList<IReadOnlyList<SymbolView>> views) =>
        [.. CardTest.UnknownCards([.. found.Select((card, i) => Unknown(card, views[i]))]).Select((card, i) => card with { Id = i })];

    private CardReading Unknown(CardDetection card, IReadOnlyList<SymbolView> views)
    {
        var warp = new CardWarp(card.Outline);
        var symbols = new SymbolReading[views.Count];
        for (var i = 0; i < symbols.Length; i++)
        {
            var evidence = _anyDeck!.Compare(views[i].Presence, views[i].Plain);
            var name = evidence.Name;
            symbols[i] = new SymbolReading(
                name, views[i].Presence * (name is { } known ? evidence.Symbols[known] : 1),
                warp.ToImage(views[i].Box),
                new SymbolDetection(views[i].Box, views[i].Presence, views[i].Plain), evidence);
        }

        var none = new double[Deck.Cards.Count];
        return new CardReading(0, card.Outline, card.Score, symbols, new CardPosterior(none, 1))
        {
            Likelihood = new CardLikelihood(Array.ConvertAll(none, _ => Improbable), 0),
            CloseUps = [.. views.Select(view => view.CloseUp)],
        };
    }

    private void CheckGallery(Gallery gallery, string what)
    {
        if (gallery.Reader != _reader.Identity)
        {
            throw new DobbleException(
                $"{what}: made with reader {Short(gallery.Reader)}, but {_reader.Info.Path} is reader {Short(_reader.Identity)}; "
                    + "make the gallery again with dobble-train, or choose the reader that it was made with.");
        }
    }

    private static string Short(string identity) => identity.Length > 12 ? identity[..12] : identity;
}
