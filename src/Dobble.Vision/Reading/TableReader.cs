using System.Diagnostics;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>
/// The whole reading path for one image: find, refine, rectify, read, name, decode, match. <see cref="Read(Mat)"/> does
/// all of it; <see cref="FindCards"/>, <see cref="ReadCards"/> and <see cref="MatchCards"/> are its three parts, which may
/// overlap on three threads, so that the next image is searched while this one is read. Each part runs on one thread at a time.
/// </summary>
public sealed class TableReader : IDisposable
{
    /// <summary>Presence that makes a detection count as a symbol when cards are told from other round things.</summary>
    private const float SurePresence = 0.5f;

    /// <summary>Symbols that make a round thing a card: card backs, tins and plates show one at most.</summary>
    private const int MinSymbols = 2;

    // Lids and boxes with print on them are found now and then, but seldom surely.
    private const int MinForeignSymbols = 5;
    private const float SureScore = 0.6f;

    // A card is doubtful below this probability, or with more than one of its symbols unseen.
    private const double SureCard = 0.999;
    private const double LikelyCard = 0.9;

    // How much wider each further look is, and the share of a card's symbols that it must confirm to tell where the card is.
    private static readonly double[] Wider = [1.35, 1.7];
    private const double ShareToOutline = 0.6;
    private const int MinToOutline = 3;

    private readonly CardFinder _finder;
    private readonly CardReader _reader;
    private readonly Gallery _gallery;
    private readonly CardDecoder _decoder;
    private readonly Matcher _matcher;

    /// <summary>Loads networks, deck and gallery, and warms up.</summary>
    /// <exception cref="DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public TableReader(ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckThreshold(options.Threshold);
        Deck = Deck.Load(options.Deck);
        var galleryPath = Gallery.PathFor(Deck, options.ReaderModel)
            ?? throw new DobbleException($"{options.Deck}: the deck names no gallery, so its symbols cannot be told apart; make one with dobble-train.");
        _gallery = Gallery.Load(galleryPath, Deck);
        (_decoder, _matcher, Threshold) = (new CardDecoder(Deck), new Matcher(Deck), options.Threshold);
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
        (_decoder, _matcher, Threshold) = (new CardDecoder(deck), new Matcher(deck), threshold);
        CheckGallery($"the gallery of deck {deck.Name}");
    }

    /// <summary>The deck that is read.</summary>
    public Deck Deck { get; }

    /// <summary>A match below this probability is not said, 0 to 1.</summary>
    public double Threshold { get; }

    /// <summary>The networks that read, the finder first.</summary>
    public IReadOnlyList<Inference.ModelInfo> Models => [_finder.Info, _reader.Info];

    /// <summary>Reads a BGR image.</summary>
    public TableReading Read(Mat image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var found = FindCards(image, out var finding);
        var start = Stopwatch.GetTimestamp();
        var cards = ReadCards(image, found);
        var afterRead = Stopwatch.GetTimestamp();
        var matches = MatchCards(cards).Where(match => match.Confidence >= Threshold).ToList();
        var times = finding with { Read = Stopwatch.GetElapsedTime(start, afterRead), Match = Stopwatch.GetElapsedTime(afterRead) };
        return new TableReading(image.Width, image.Height, times, cards, matches);
    }

    /// <summary>Finds what may be cards in a BGR image, their outlines moved onto the image's edges.</summary>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="times">How long finding and refining took.</param>
    public IReadOnlyList<CardDetection> FindCards(Mat image, out StageTimes times)
    {
        ArgumentNullException.ThrowIfNull(image);
        var start = Stopwatch.GetTimestamp();
        var found = _finder.Find(image);
        var afterFind = Stopwatch.GetTimestamp();
        var refined = Refine(image, found);
        times = new StageTimes(Stopwatch.GetElapsedTime(start, afterFind), Stopwatch.GetElapsedTime(afterFind), default, default);
        return refined;
    }

    /// <summary>Reads what was found, in one batch, and the doubtful ones again; leaves out what turns out to be no card.</summary>
    /// <param name="image">The image that was searched.</param>
    /// <param name="found">What <see cref="FindCards"/> found in it.</param>
    public IReadOnlyList<CardReading> ReadCards(Mat image, IReadOnlyList<CardDetection> found)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(found);
        var cards = Numbered(ReadOnce(image, found).Where(IsCard));
        foreach (var wider in Wider)
            cards = LookAgain(image, cards, wider);
        return Numbered(cards.Where(IsLikelyCard));
    }

    /// <summary>The match of every pair of cards, the unsure ones too.</summary>
    public IReadOnlyList<Match> MatchCards(IReadOnlyList<CardReading> cards) => _matcher.MatchAll(cards);

    /// <inheritdoc/>
    public void Dispose()
    {
        _finder.Dispose();
        _reader?.Dispose();
    }

    /// <summary>Moves the outlines onto the cards' rims; two rough ones that end up on the same rim were one card.</summary>
    private static List<CardDetection> Refine(Mat image, IReadOnlyList<CardDetection> found)
    {
        var refined = new CardDetection[found.Count];
        Parallel.For(0, found.Count, i =>
            refined[i] = found[i] with { Outline = OutlineRefiner.Refine(image, found[i].Outline) });
        return CardSelection.Distinct(refined);
    }

    /// <summary>Reads and names the cards with these outlines; a reading's identity is its place.</summary>
    private List<CardReading> ReadOnce(Mat image, IReadOnlyList<CardDetection> found)
    {
        var detections = _reader.Read(image, [.. found.Select(card => card.Outline)]);
        return [.. found.Select((card, i) => Name(i, card, detections[i]))];
    }

    private static List<CardReading> Numbered(IEnumerable<CardReading> cards) => [.. cards.Select((card, i) => card with { Id = i })];

    /// <summary>A card has symbols, and one that is of no known deck must look all the more like a card.</summary>
    private static bool IsCard(CardReading card)
    {
        var foreign = card.Posterior.None > 0.5 || card.Symbols.All(s => s.Symbol is null);
        return SureSymbols(card) >= (foreign ? MinForeignSymbols : MinSymbols) && !(foreign && card.Score < SureScore);
    }

    /// <summary>Whether it is a card after all looks: a lid that the finder doubts shows a few symbols at times, a card surely one of the deck or many.</summary>
    private static bool IsLikelyCard(CardReading card) =>
        card.Score >= SureScore || card.Posterior.Cards[card.Posterior.Best] >= SureCard || SureSymbols(card) >= MinForeignSymbols;

    private static int SureSymbols(CardReading card) => card.Symbols.Count(s => s.Detection.Presence > SurePresence);

    private CardReading Name(int id, CardDetection card, IReadOnlyList<SymbolDetection> detections)
    {
        var frame = new CardWarp(card.Outline);
        SymbolEvidence[] evidence = [.. detections.Select(detection => _gallery.Compare(detection.Presence, detection.Embedding))];
        var likelihood = _decoder.Likelihood(evidence);
        var posterior = _decoder.Posterior(likelihood);
        var names = _decoder.Name(evidence, posterior);
        var symbols = new SymbolReading[evidence.Length];
        for (var i = 0; i < symbols.Length; i++)
        {
            symbols[i] = new SymbolReading(
                names[i].Symbol, names[i].Confidence, frame.ToImage(detections[i].Box), detections[i], evidence[i]);
        }

        return new CardReading(id, card.Outline, card.Score, symbols, posterior) { Likelihood = likelihood };
    }

    /// <summary>
    /// Reads the doubtful cards once more. Where an outline is far off the card (white paper, heavy blur), refinement finds
    /// no rim; but the symbols that a wider look sees, as far as the deck confirms them, tell where the card is.
    /// </summary>
    private List<CardReading> LookAgain(Mat image, List<CardReading> cards, double wider)
    {
        var doubtful = cards.Where(IsDoubtful).ToList();
        if (doubtful.Count == 0)
            return Distinct(cards);

        var wide = ReadOnce(image, doubtful.ConvertAll(card => Found(card, Widened(card.Outline, wider))));
        var moved = new List<(CardReading Before, Ellipse Outline)>();
        for (var i = 0; i < wide.Count; i++)
        {
            if (IsStill(doubtful[i], wide[i]) && ConfirmedOutline(wide[i]) is { } outline)
                moved.Add((doubtful[i], OutlineRefiner.Refine(image, outline)));
        }

        var again = ReadOnce(image, moved.ConvertAll(move => Found(move.Before, move.Outline)));
        for (var i = 0; i < again.Count; i++)
        {
            var before = moved[i].Before;
            if (IsStill(before, again[i]) && OwnSymbols(again[i]).Count > OwnSymbols(before).Count)
                cards[before.Id] = again[i] with { Id = before.Id };
        }

        return Distinct(cards);
    }

    /// <summary>Whether a later look can be of the same card: a wider one may see a neighbour better.</summary>
    private static bool IsStill(CardReading before, CardReading after) =>
        before.Posterior.Cards[before.Posterior.Best] < LikelyCard || after.Posterior.Best == before.Posterior.Best;

    private int SymbolsOnCard => Deck.Cards[0].Count;

    private bool IsDoubtful(CardReading card) => card.Posterior.Cards[card.Posterior.Best] < SureCard || OwnSymbols(card).Count < SymbolsOnCard - 1;

    /// <summary>The symbols of a reading that its decoded card has, each once.</summary>
    private List<SymbolReading> OwnSymbols(CardReading card)
    {
        if (card.Posterior.Known is not { } known)
            return [];
        return [.. card.Symbols
            .Where(s => s.Symbol is { } symbol && s.Confidence > SurePresence && Deck.Cards[known].Contains(Deck.Symbols[symbol].Slot))
            .GroupBy(s => Deck.Symbols[s.Symbol!.Value].Slot)
            .Select(same => same.MaxBy(s => s.Confidence)!)];
    }

    private Ellipse? ConfirmedOutline(CardReading wide)
    {
        var own = OwnSymbols(wide);
        return own.Count >= Math.Max(MinToOutline, ShareToOutline * SymbolsOnCard) ? SymbolsOutline.Around(own.ConvertAll(s => s.Box)) : null;
    }

    /// <summary>Two readings of one place are one card, and so are two close ones that are the same card of the deck.</summary>
    private List<CardReading> Distinct(List<CardReading> cards)
    {
        var best = cards.OrderByDescending(card => OwnSymbols(card).Count);
        var kept = new List<CardReading>();
        foreach (var card in CardSelection.Distinct(best, card => card.Outline))
        {
            if (!kept.Exists(other => other.Posterior.Known is { } known && known == card.Posterior.Known && AreClose(other.Outline, card.Outline)))
                kept.Add(card);
        }

        return Numbered(cards.Where(kept.Contains));
    }

    private static bool AreClose(Ellipse first, Ellipse second) =>
        Math.Sqrt(Math.Pow(first.X - second.X, 2) + Math.Pow(first.Y - second.Y, 2)) < Math.Max(first.Radius, second.Radius) * 1.5;

    private static CardDetection Found(CardReading card, Ellipse outline) => new(outline, card.Score);

    private static Ellipse Widened(Ellipse outline, double factor) => outline with { A = factor * outline.A, B = factor * outline.B };

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
