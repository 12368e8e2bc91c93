namespace Dobble.Vision.Enrolment;

/// <summary>
/// What is known of a deck from its cards alone: which symbols are the same one, by clustering and by the law that two cards share exactly
/// one symbol.
/// </summary>
internal sealed class InferredDeck
{
    /// <summary>Cards that must lack a symbol in common before a card is believed to have it unseen.</summary>
    private const int MinToFillIn = 2;

    /// <summary>
    /// Pairs of cards that must lack a symbol in common before two symbols are believed to be one, however different they look: where one
    /// has parts, some cards show it whole and others a part of it.
    /// </summary>
    private const int MinToUnite = 6;

    /// <summary>
    /// Cards from which on it shows whether symbols can be told apart, and the share of the cards that must then fit together.
    /// </summary>
    private const int Many = 10;
    private const double ShareOfSound = 0.5;

    /// <summary>
    /// How much less than those of the other cards the looks of one speak for what it shares (mean log-odds) before it is of another deck:
    /// classic cards among those of an emoji deck had 8 less, the least of seven decks 4.
    /// </summary>
    private const double MuchLess = 4;

    private readonly int _own;
    private readonly bool[,] _linked;
    private readonly List<Dictionary<int, int?>> _symbols;

    private InferredDeck(int cards, int own, int symbolsPerCard, IEnumerable<Dictionary<int, int?>> symbols)
    {
        (SymbolsPerCard, _own, _linked) = (symbolsPerCard, own, new bool[cards, cards]);
        _symbols = [.. symbols.OrderByDescending(symbol => symbol.Count)];
        foreach (var symbol in _symbols)
            Link([.. symbol.Keys]);
    }

    /// <summary>Symbols on a card.</summary>
    public int SymbolsPerCard { get; }

    /// <summary>
    /// For each symbol the cards it stands on, and which of the card's views it is; null where it is there but was not seen.
    /// </summary>
    public IReadOnlyList<Dictionary<int, int?>> Symbols => _symbols;

    /// <summary>
    /// Works out the deck. What is of another deck is found so, and then the cards are told apart once more without it: cards whose looks
    /// speak against what the law made of them, and those without which more of the others fit together.
    /// </summary>
    /// <param name="cards">For each card the close-ups of its symbols, the surest first; may hold some that are none.</param>
    /// <param name="symbolsPerCard">Symbols on a card.</param>
    /// <param name="known">
    /// Cards that made a deck before. Where there are enough of them, what does not go with them is of another deck, however many it is.
    /// </param>
    public static InferredDeck Of(IReadOnlyList<IReadOnlyList<float[]>> cards, int symbolsPerCard, IReadOnlyList<int>? known = null)
    {
        int[] all = [.. Enumerable.Range(0, cards.Count)];
        var deck = Of(cards, all, symbolsPerCard);
        known = known is { Count: >= Many } ? known : [];
        if (deck.SoundCards().Count == 0 && known.Count == 0)
            return deck;
        var support = deck.Support(cards);
        var usual = support.Order().ElementAt(support.Length / 2);
        int[] own = [.. all.Where(card => support[card] >= Math.Min(0, usual - MuchLess))];
        if (own.Length < all.Length)
            deck = Of(cards, own, symbolsPerCard);
        var sound = deck.SoundCards();
        return known.Except(sound).Any() ? Around(known, known) : Around(sound, own);

        // Without what does not go with these, if more of those fit together then.
        InferredDeck Around(IReadOnlyList<int> these, IReadOnlyList<int> those)
        {
            int[] fitting = [.. own.Union(these).Where(card => these.Contains(card) || deck.SharesWithMost(card, these)).Order()];
            return fitting.Length < cards.Count && Of(cards, fitting, symbolsPerCard) is var fewer
                && fewer.SoundCards().Intersect(those).Count() > sound.Intersect(those).Count() ? fewer : deck;
        }
    }

    private static InferredDeck Of(IReadOnlyList<IReadOnlyList<float[]>> cards, int[] own, int symbolsPerCard)
    {
        var places = own.SelectMany(card => cards[card].Select((_, i) => (Card: card, View: i))).ToArray();
        var symbols = new SymbolClustering([.. own.Select(card => cards[card])], symbolsPerCard).Run()
            .Select(cluster => cluster.ToDictionary(i => places[i].Card, i => (int?)places[i].View)).ToList();
        var best = Of(symbols);
        while (best.Unlinked(own) > 0 && best.SoundCards().Count > 0 && Better() is var (fewer, better))
            (symbols, best) = (fewer, better);
        return best;

        InferredDeck Of(IEnumerable<Dictionary<int, int?>> symbols)
        {
            var deck = new InferredDeck(cards.Count, own.Length, symbolsPerCard, symbols.Select(symbol => symbol.ToDictionary()));
            deck.Unite();
            deck.FillIn(own);
            return deck;
        }

        // What few cards share may be a mistake, where the law knows without it what each of them has.
        (List<Dictionary<int, int?>> Symbols, InferredDeck Deck)? Better()
        {
            foreach (var symbol in symbols.Where(symbol => symbol.Count > 1 && 2 * symbol.Count <= symbolsPerCard))
            {
                List<Dictionary<int, int?>> apart = [.. symbols.Where(other => other != symbol)];
                apart.AddRange(symbol.Select(at => new Dictionary<int, int?> { [at.Key] = at.Value }));
                if (Of(apart) is var deck && deck.Unlinked(own) < best.Unlinked(own))
                    return (apart, deck);
            }

            return null;
        }
    }

    /// <summary>
    /// Whether a card shares a known symbol with at least half of these; else it is of another deck, or no card to play with.
    /// </summary>
    public bool SharesWithMost(int card, IReadOnlyList<int> others) => 2 * others.Count(other => _linked[card, other]) >= others.Count;

    /// <summary>
    /// The cards that contradict the law least: any two of these share one known symbol. None where most cards contradict it, for then the
    /// symbols cannot be told apart, and those that fit together do so by chance.
    /// </summary>
    public IReadOnlyList<int> SoundCards()
    {
        var sound = Enumerable.Range(0, _linked.GetLength(0)).ToList();
        int Unlinked(int card) => sound.Count(other => other != card && !_linked[card, other]);
        while (sound.Count > 0 && sound.MaxBy(Unlinked) is var worst && Unlinked(worst) > 0)
            sound.Remove(worst);
        return _own < Many || sound.Count >= ShareOfSound * _own ? sound : [];
    }

    /// <summary>The symbols of a card that another card is known to have too.</summary>
    public IEnumerable<Dictionary<int, int?>> Shared(int card) => Symbols.Where(symbol => symbol.Count > 1 && symbol.ContainsKey(card));

    /// <summary>
    /// For each card the mean log-odds, by looks, that what it shares with others is one symbol; 0 where nothing was seen of what it shares.
    /// </summary>
    private double[] Support(IReadOnlyList<IReadOnlyList<float[]>> cards)
    {
        var (odds, starts) = (PairLogOdds.Of(cards), PairLogOdds.Starts(cards));
        var (sums, counts) = (new double[cards.Count], new int[cards.Count]);
        foreach (var symbol in _symbols)
        {
            var seen = symbol.Where(at => at.Value is not null)
                .Select(at => (Card: at.Key, Place: starts[at.Key] + at.Value!.Value)).ToArray();
            foreach (var (card, place) in seen)
            {
                sums[card] += seen.Where(other => other.Card != card).Sum(other => odds[place, other.Place]);
                counts[card] += seen.Length - 1;
            }
        }

        return [.. sums.Select((sum, card) => sum / Math.Max(1, counts[card]))];
    }

    /// <summary>Pairs of these cards that share no known symbol.</summary>
    private int Unlinked(int[] cards) => cards.Sum(card => cards.Count(other => other < card && !_linked[card, other]));

    /// <summary>
    /// Two symbols are one where no card of the one shares a known symbol with any card of the other, but for a card that has both as parts
    /// of it: those first that leave the most pairs of cards without a symbol in common.
    /// </summary>
    private void Unite()
    {
        while (Parted() is var (first, second))
        {
            foreach (var (card, view) in second)
                first.TryAdd(card, view);
            _symbols.Remove(second);
            Link([.. first.Keys]);
        }
    }

    private (Dictionary<int, int?> First, Dictionary<int, int?> Second)? Parted()
    {
        var (most, best) = (MinToUnite - 1, ((Dictionary<int, int?>, Dictionary<int, int?>)?)null);
        var shared = _symbols.FindAll(symbol => symbol.Count > 1);
        for (var i = 0; i < shared.Count; i++)
        {
            for (var j = i + 1; j < shared.Count; j++)
            {
                if (Unlinked(shared[i], shared[j]) is var unlinked && unlinked > most)
                    (most, best) = (unlinked, (shared[i], shared[j]));
            }
        }

        return best;
    }

    /// <summary>How many pairs of cards two symbols would link as one; none where that is against the law.</summary>
    private int Unlinked(Dictionary<int, int?> first, Dictionary<int, int?> second)
    {
        int[] left = [.. first.Keys.Where(card => !second.ContainsKey(card))];
        int[] right = [.. second.Keys.Where(card => !first.ContainsKey(card))];
        return first.Count + right.Length <= SymbolsPerCard
            && Array.TrueForAll(left, card => Array.TrueForAll(right, other => !_linked[card, other]))
            ? left.Length * right.Length
            : 0;
    }

    /// <summary>
    /// A card that shares no known symbol with any of the cards that have a certain one has it itself: it was hidden, or not recognised.
    /// But it must share twice as many that were seen, else the law would make a card of any deck one of this.
    /// </summary>
    private void FillIn(int[] cards)
    {
        foreach (var symbol in Symbols.Where(symbol => symbol.Count >= MinToFillIn))
        {
            foreach (var card in cards.TakeWhile(_ => symbol.Count < SymbolsPerCard))
            {
                if (symbol.ContainsKey(card) || symbol.Keys.Any(other => _linked[card, other]) || !MayHaveMore(card))
                    continue;
                symbol[card] = null;
                Link([.. symbol.Keys]);
            }
        }
    }

    private bool MayHaveMore(int card)
    {
        var (seen, hidden) = (Shared(card).Count(symbol => symbol[card] is not null), Shared(card).Count(symbol => symbol[card] is null));
        return 2 * (hidden + 1) <= seen && seen + hidden < SymbolsPerCard;
    }

    private void Link(int[] cards)
    {
        foreach (var first in cards)
        {
            foreach (var second in cards.Where(second => second != first))
                _linked[first, second] = true;
        }
    }
}
