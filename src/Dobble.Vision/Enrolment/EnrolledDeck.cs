using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Enrolment;

/// <summary>The deck that the shown cards make, as far as it is sure: what its file, its gallery and its pictures are made from.</summary>
internal sealed class EnrolledDeck
{
    /// <summary>Presence from which a detection counts as a symbol where the number of symbols on a card is told.</summary>
    public const float SurePresence = 0.4f;

    /// <summary>
    /// How far the numbers of symbols that one card alone has must be apart for it to show whether a card has one symbol fewer, and how
    /// much nearer it must be to that.
    /// </summary>
    private const double Telling = 6, Nearer = 0.75;

    /// <summary>Share of the cards that fit together then: where most do not, their symbols stand alone for that.</summary>
    private const double ShareOfSound = 0.75;

    private const string Prefix = "symbol-";
    private const float SameSymbol = 0.5f;

    private readonly IReadOnlyList<ShownCard> _cards;
    private readonly List<(string Id, IReadOnlyDictionary<int, int?> Places)> _symbols = [];

    /// <param name="cards">The cards that were shown.</param>
    /// <param name="before">The symbols as they were called before, so that they keep their names.</param>
    /// <param name="known">Cards that made a deck before.</param>
    public EnrolledDeck(IReadOnlyList<ShownCard> cards, IReadOnlyList<EnrolledView> before, IReadOnlyList<int> known)
    {
        _cards = cards;
        (Inferred, Sound) = Infer(
            [.. cards.Select(card => (IReadOnlyList<float[]>)[.. Enumerable.Range(0, card.Symbols.Count).Select(card.CloseUp)])],
            SymbolCount(cards), known);
        Name([.. Chosen()], before);
    }

    /// <summary>Symbols on a card.</summary>
    public int SymbolsPerCard => Inferred.SymbolsPerCard;

    /// <summary>What clustering and the law say.</summary>
    public InferredDeck Inferred { get; }

    /// <summary>The cards that are in the deck, among those that were shown.</summary>
    public IReadOnlyList<int> Sound { get; }

    /// <summary>Every symbol that was seen, with its pictures: the card and the place on it, the surest first.</summary>
    public IEnumerable<(string Id, IReadOnlyList<(int Card, int Symbol)> Seen)> Symbols => _symbols.Select(symbol => (
        symbol.Id,
        (IReadOnlyList<(int Card, int Symbol)>)[.. symbol.Places.Where(at => at.Value is not null).Select(at => (at.Key, at.Value!.Value))
            .OrderByDescending(at => _cards[at.Key].Presence(at.Item2))])).Where(symbol => symbol.Item2.Count > 0);

    /// <summary>The deck; null while it has fewer than two cards.</summary>
    public Deck? ToDeck(string name)
    {
        if (Sound.Count < 2)
            return null;
        var bySlot = _symbols.Select((symbol, slot) => (symbol.Places, slot)).ToArray();
        return Deck.Create(
            name, [.. _symbols.Select(symbol => symbol.Id)],
            Sound.Select(card =>
                (IReadOnlyList<int>)[.. bySlot.Where(symbol => symbol.Places.ContainsKey(card)).Select(symbol => symbol.slot)]));
    }

    /// <summary>What the views show, for the gallery to be made again.</summary>
    /// <param name="before">What they showed before: a symbol that is in doubt now gets its identifier again when it is not.</param>
    public IReadOnlyList<EnrolledView> ToViews(IReadOnlyList<EnrolledView> before)
    {
        var found = new Dictionary<string, List<EnrolledSymbol>>();
        foreach (var (id, view, symbol) in Views())
        {
            var box = symbol.Box;
            var list = found.TryGetValue(view.Image, out var known) ? known : found[view.Image] = [];
            list.Add(new EnrolledSymbol(id, [box.X1, box.Y1, box.X2, box.Y2]));
        }

        var used = _symbols.Select(symbol => symbol.Id).ToHashSet();
        foreach (var view in before)
        {
            var list = found.TryGetValue(view.Image, out var known) ? known : found[view.Image] = [];
            list.AddRange(view.Symbols.Where(old =>
                !used.Contains(old.Id) && list.TrueForAll(symbol => symbol.Place.IoU(old.Place) < SameSymbol)).ToArray());
        }

        return [.. found.OrderBy(view => view.Key, StringComparer.Ordinal).Select(view => new EnrolledView(view.Key, view.Value))];
    }

    /// <summary>The embeddings of the symbols in all views, for the gallery.</summary>
    public IEnumerable<(string Id, float[] Embedding)> Embeddings() => Views().Select(seen => (seen.Id, seen.Symbol.Plain));

    private IEnumerable<(string Id, ShownCard.View View, SymbolView Symbol)> Views() =>
        from symbol in Symbols
        from at in symbol.Seen
        from place in _cards[at.Card].Symbols[at.Symbol]
        let view = _cards[at.Card].Views[place.View]
        select (symbol.Id, view, view.Symbols[place.Place]);

    /// <summary>The symbols of the deck: those that cards share, then each card's own until it has as many as a card has.</summary>
    private IEnumerable<IReadOnlyDictionary<int, int?>> Chosen()
    {
        var shared = Inferred.Symbols.Select(symbol => symbol.Where(at => Sound.Contains(at.Key)).ToDictionary())
            .Where(symbol => symbol.Count > 1).ToArray();
        foreach (var symbol in shared)
            yield return symbol;
        foreach (var card in Sound)
        {
            var has = shared.Where(symbol => symbol.ContainsKey(card)).Select(symbol => symbol[card]).ToArray();
            var own = Enumerable.Range(0, _cards[card].Symbols.Count).Where(place => !has.Contains(place))
                .OrderByDescending(_cards[card].Presence).Select(place => (int?)place);
            // A symbol that was hidden whenever its card was shown has no picture, and still is on the card.
            foreach (var place in own.Concat(Enumerable.Repeat<int?>(null, SymbolsPerCard)).Take(SymbolsPerCard - has.Length))
                yield return new Dictionary<int, int?> { [card] = place };
        }
    }

    /// <summary>Gives each symbol the identifier that most of its views had, else a new one.</summary>
    private void Name(IReadOnlyDictionary<int, int?>[] chosen, IReadOnlyList<EnrolledView> before)
    {
        var ids = new string?[chosen.Length];
        var votes = chosen.SelectMany((symbol, s) => Votes(symbol, before).Select(id => (Symbol: s, Id: id)))
            .GroupBy(vote => vote).OrderByDescending(vote => vote.Count());
        foreach (var (symbol, id) in votes.Select(vote => vote.Key))
        {
            if (ids[symbol] is null && !ids.Contains(id))
                ids[symbol] = id;
        }

        var taken = ids.OfType<string>().Concat(before.SelectMany(view => view.Symbols).Select(symbol => symbol.Id)).ToHashSet();
        var free = Enumerable.Range(1, int.MaxValue).Select(number => $"{Prefix}{number}").Where(id => !taken.Contains(id)).GetEnumerator();
        for (var s = 0; s < chosen.Length; s++)
            _symbols.Add((ids[s] ?? (free.MoveNext() ? free.Current : string.Empty), chosen[s]));
    }

    private IEnumerable<string> Votes(IReadOnlyDictionary<int, int?> symbol, IReadOnlyList<EnrolledView> before) =>
        from at in symbol
        where at.Value is not null
        from place in _cards[at.Key].Symbols[at.Value!.Value]
        let view = _cards[at.Key].Views[place.View]
        from old in before.FirstOrDefault(old => old.Image == view.Image)?.Symbols ?? []
        where old.Place.IoU(view.Symbols[place.Place].Box) > SameSymbol
        select old.Id;

    /// <summary>
    /// A card has as many symbols as most cards show; one more where the cards fit together better so, for symbols may be hidden, and
    /// do share it; one fewer where that is enough, for parts may look like symbols.
    /// </summary>
    private static (InferredDeck Deck, IReadOnlyList<int> Sound) Infer(
        IReadOnlyList<IReadOnlyList<float[]>> cards, int symbols, IReadOnlyList<int> known)
    {
        var best = Of(symbols);
        if (LacksOne(best.Deck, best.Sound) && Of(symbols - 1) is var fewer
            && fewer.Sound.Count >= Math.Max(best.Sound.Count, ShareOfSound * cards.Count))
            best = fewer;
        if (best.Sound.Count < cards.Count && symbols < DeckChecks.MaxSymbols && Of(symbols + 1) is var more
            && more.Sound.Count > best.Sound.Count && !LacksOne(more.Deck, more.Sound))
            best = more;
        return best;

        (InferredDeck Deck, IReadOnlyList<int> Sound) Of(int symbolsPerCard)
        {
            var deck = InferredDeck.Of(cards, symbolsPerCard, known);
            return (deck, deck.SoundCards());
        }
    }

    /// <summary>How many symbols most cards show; none where no card was shown.</summary>
    private static int SymbolCount(IReadOnlyList<ShownCard> cards) => cards
        .Select(card => Enumerable.Range(0, card.Symbols.Count).Count(s => card.Presence(s) >= SurePresence))
        .Select(count => Math.Min(DeckChecks.MaxSymbols, count))
        .GroupBy(count => count).OrderByDescending(counts => counts.Count()).ThenByDescending(counts => counts.Key)
        .Select(counts => counts.Key).FirstOrDefault();

    /// <summary>
    /// Whether so many symbols stand on one card alone as do where each card has one that is none, and not as do by chance, since not all
    /// cards were shown.
    /// </summary>
    private static bool LacksOne(InferredDeck deck, IReadOnlyList<int> cards)
    {
        if (cards.Count > ProjectivePlane.Count(deck.SymbolsPerCard - 2))
            return false;
        var byChance = AloneByChance(deck.SymbolsPerCard, cards.Count);
        var gap = cards.Count + AloneByChance(deck.SymbolsPerCard - 1, cards.Count) - byChance;
        var alone = cards.Sum(card => deck.SymbolsPerCard - deck.Shared(card).Count());
        return gap > Telling && alone > byChance + (Nearer * gap);
    }

    /// <summary>
    /// How many symbols of a full deck stand on exactly one of some of its cards, on the average: of the hypergeometric distribution.
    /// </summary>
    private static double AloneByChance(int symbolsPerCard, int cards)
    {
        var all = ProjectivePlane.Count(symbolsPerCard - 1);
        var alone = (double)symbolsPerCard * cards;
        for (var i = 0; i < symbolsPerCard - 1; i++)
            alone *= Math.Max(0, (double)(all - cards - i) / (all - 1 - i));
        return alone;
    }
}
