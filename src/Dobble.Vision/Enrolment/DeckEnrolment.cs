using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using Dobble.Vision.Quality;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Enrolment;

/// <summary>
/// Learns a deck from its cards: each is shown once or more often, in any order. What was shown is kept at once, and the deck is worked out
/// anew from all of it, so that it is better with every card.
/// </summary>
/// <param name="deckPath">The deck file to write; what was enrolled into it before goes on.</param>
/// <param name="reader">The reader; borrowed.</param>
/// <param name="comparer">The comparer; borrowed.</param>
public sealed class DeckEnrolment(string deckPath, CardReader reader, SymbolComparer comparer)
{
    /// <summary>
    /// Pixels that an edge may take, in parts of the card's radius: softer cards are not taken, for blur is what enrolment bears least.
    /// </summary>
    private const double SharpestSmear = 0.04;

    /// <summary>Radius in pixels below which a card is too small.</summary>
    private const double MinRadius = 60;

    /// <summary>
    /// Symbols that make a card of what the finder is sure of, and of what it doubts; there one fewer than the cards have is enough too.
    /// </summary>
    private const int MinSymbols = 3, MinSymbolsInDoubt = 5;

    /// <summary>How far a card of a video must have moved, in radii, to be looked at again.</summary>
    private const double Still = 0.25;

    /// <summary>Views of a card that are kept; of one that is not in the deck yet, more.</summary>
    private const int MaxViews = 3, MaxViewsOfUnsure = 6;

    private readonly CloseReader _close = new(reader, comparer);
    private readonly EnrolledCards _kept = new(deckPath);
    private readonly List<ShownCard> _cards = [];
    private readonly HashSet<int> _leftOut = [];
    private readonly Dictionary<string, DeckSymbol> _named = [];
    private IReadOnlyList<ShownCard> _known = [];
    private int _symbolsPerCard;

    /// <summary>Whether a deck was enrolled, or begun to be, by showing it.</summary>
    public static bool WasBegun(string deckPath) => new EnrolledCards(deckPath).Exist;

    /// <summary>Takes up what was shown before.</summary>
    /// <param name="progress">Hears of each picture that was read: how many, of how many.</param>
    /// <exception cref="DobbleException">What was kept is of another version.</exception>
    public void Resume(Action<int, int> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _ = _kept.Views();
        var portraits = _kept.Portraits();
        for (var i = 0; i < portraits.Count; i++)
        {
            using var portrait = _kept.Load(portraits[i]);
            if (portrait is not null)
            {
                var symbols = _close.Look(portrait, CardRectifier.PortraitOutline(portrait));
                Add(new ShownCard.View(portraits[i], symbols), MostAlike(card => card.Likeness(symbols)));
            }

            progress(i + 1, portraits.Count);
        }

        _known = Known();
    }

    /// <summary>
    /// Tells by a glance that a card of a video need not be looked at: it lies as it lay when it was taken, or was seen often enough.
    /// </summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="outline">The card's outline in pixels of the image.</param>
    public bool IsKnown(Mat image, Ellipse outline)
    {
        var glance = reader.Read(image, [outline])[0].Select(SymbolView.AtAGlance).ToArray();
        return MostAlike(card => card.LikenessAtAGlance(glance)) is { } at
            && (_cards[at].Views.Count >= Enough(at) || (_cards[at].Taken is { } taken && IsThere(taken, outline)));
    }

    /// <summary>Takes a look at a card and keeps it if it tells something new.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="card">Where it was found, its outline moved onto its rim.</param>
    /// <returns>What came of it, and the card's number; null where it was not taken.</returns>
    /// <exception cref="DobbleException">The picture cannot be kept.</exception>
    public (ShownOutcome Outcome, int? Card) Show(Mat image, CardDetection card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var outline = card.Outline;
        if (outline.Radius < MinRadius)
            return (ShownOutcome.TooSmall, null);
        if (QualityMeter.Measure(image, [outline]).Sharpness * SharpestSmear * outline.Radius < 1)
            return (ShownOutcome.Blurred, null);
        using var portrait = CardRectifier.Portrait(image, outline);
        var symbols = _close.Look(portrait, CardRectifier.PortraitOutline(portrait));
        if (symbols.Count(symbol => symbol.Presence > EnrolledDeck.SurePresence) < (card.IsSure ? MinSymbols : FewestInDoubt()))
            return (ShownOutcome.TooFewSymbols, null);
        var before = MostAlike(shown => shown.Likeness(symbols));
        if (before is { } known && _cards[known].Views.Count >= Enough(known))
            return (ShownOutcome.Known, Number(known));
        var at = Add(new ShownCard.View(_kept.Keep(portrait), symbols), before);
        _cards[at].Taken = outline;
        return (before is null ? ShownOutcome.New : ShownOutcome.Again, Number(at));
    }

    /// <summary>Takes out what was shown and is not of the deck, its pictures too; <see cref="Update"/> works out the deck without it.</summary>
    /// <param name="numbers">The cards' numbers.</param>
    /// <exception cref="DobbleException">There is no such card, or its pictures cannot be removed; then none is taken out.</exception>
    public void Forget(IReadOnlyCollection<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var known = Enumerable.Range(0, _cards.Count).ToLookup(Number);
        foreach (var number in numbers.Where(number => !known.Contains(number)))
            throw new DobbleException($"no card {number} was shown; the numbers are those of the first pictures of each card: {_kept.Folder}");
        ShownCard[] forgotten = [.. numbers.SelectMany(number => known[number]).Select(card => _cards[card]).Distinct()];
        if (_cards.Count - forgotten.Length < 2)
            throw new DobbleException("fewer than two cards would be left, which make no deck; dobble deck remove removes all of it");
        _kept.Remove([.. forgotten.SelectMany(card => card.Views).Select(view => view.Image)]);
        _cards.RemoveAll(forgotten.Contains);
        _leftOut.Clear();
    }

    /// <summary>Works out the deck from all that was shown, and writes it: its file, its gallery and images of its symbols.</summary>
    /// <exception cref="DobbleException">A file cannot be written.</exception>
    public EnrolmentReport Update()
    {
        var known = Enumerable.Range(0, _cards.Count).Where(card => _known.Contains(_cards[card])).ToArray();
        var enrolled = new EnrolledDeck(_cards, _kept.Views(), known);
        _symbolsPerCard = enrolled.SymbolsPerCard;
        var leftOut = Enumerable.Range(0, _cards.Count).Except(enrolled.Sound)
            .ToArray();
        _leftOut.Clear();
        _leftOut.UnionWith(leftOut);
        if (enrolled.ToDeck(Path.GetFileNameWithoutExtension(deckPath)) is { } deck)
            Save(enrolled, deck);
        return new EnrolmentReport(
            _cards.Count, enrolled.Sound.Count, enrolled.Symbols.Count(), enrolled.SymbolsPerCard,
            [.. leftOut.Select(card => new LeftOutCard(Number(card), Reason(enrolled, card)))],
            [.. enrolled.Sound.Where(card => _cards[card].Symbols.Count < enrolled.SymbolsPerCard).Select(Number)]);
    }

    /// <summary>The cards that are in the deck as it was left: what is shown from now on does not put them out.</summary>
    private ShownCard[] Known()
    {
        if (!File.Exists(deckPath))
            return [];
        var symbols = Deck.Load(deckPath).Symbols.Select(symbol => symbol.Id).ToHashSet();
        var inDeck = _kept.Views().Where(view => view.Symbols.Any(symbol => symbols.Contains(symbol.Id)))
            .Select(view => view.Image).ToHashSet();
        return [.. _cards.Where(card => card.Views.Any(view => inDeck.Contains(view.Image)))];
    }

    private int Number(int card) => EnrolledCards.Number(_cards[card].Views[0].Image);

    private int FewestInDoubt() =>
        _symbolsPerCard > 0 ? Math.Clamp(_symbolsPerCard - 1, MinSymbols, MinSymbolsInDoubt) : MinSymbolsInDoubt;

    private int Enough(int card) => _leftOut.Contains(card) ? MaxViewsOfUnsure : MaxViews;

    private static bool IsThere(Ellipse taken, Ellipse outline) =>
        taken.DistanceTo(outline) < Still * taken.Radius;

    private int Add(ShownCard.View view, int? shown)
    {
        if (shown is { } at && _cards[at].Add(view))
            return at;
        _cards.Add(new ShownCard());
        _cards[^1].Add(view);
        return _cards.Count - 1;
    }

    /// <summary>The card that something is most like, if it is like any.</summary>
    private int? MostAlike(Func<ShownCard, double> likeness)
    {
        (int Card, double Likeness)? best = null;
        for (var i = 0; i < _cards.Count; i++)
        {
            if (likeness(_cards[i]) is > 0 and var alike && !(alike <= best?.Likeness))
                best = (i, alike);
        }

        return best?.Card;
    }

    private static LeftOutReason Reason(EnrolledDeck enrolled, int card) =>
        enrolled.Inferred.SharesWithMost(card, enrolled.Sound) ? LeftOutReason.Unsure : LeftOutReason.NoneShared;

    private void Save(EnrolledDeck enrolled, Deck deck)
    {
        // Names that the player gave stay, also those of symbols that are in doubt for a while.
        foreach (var symbol in File.Exists(deckPath) ? Deck.Load(deckPath).Symbols.Where(symbol => symbol.IsNamed) : [])
            _named[symbol.Id] = symbol;
        deck = deck.NamedLike(_named.Values);
        _kept.Save(enrolled.ToViews(_kept.Views()));
        EnrolledGallery.Make(deck, reader.Identity, enrolled.Embeddings()).Save(Path.ChangeExtension(deckPath, ".gallery"), deck);
        deck = deck.Save(deckPath);
        SymbolPictures.Save(deck, enrolled, _cards, _kept);
    }
}
