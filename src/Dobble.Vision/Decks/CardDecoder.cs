using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace Dobble.Vision.Decks;

/// <summary>
/// From the detections of one card to a posterior over the deck's cards, by maximum likelihood: the deck is an
/// error-correcting code, in which two sure symbols decide the card.
/// </summary>
/// <remarks>
/// A card explains its detections through every way of assigning some of them to some of its symbols, one to one: an
/// assigned pair counts by the detection's likelihood ratio for that symbol, a symbol left over was missed, a detection left
/// over is spurious. The sum over all assignments (a permanent) is exact, by dynamic programming over subsets of the
/// card's symbols.
/// </remarks>
public sealed class CardDecoder
{
    // Symbols of a card in most decks. The cards of a deck of fewer lie beside theirs as well.
    private const int UsualSymbols = 8;

    // Cards that decks as they are sold lack: 55 of 57, 30 of 31.
    private const int LackingWhenSold = 2;

    private readonly Deck _deck;
    private readonly DecoderOptions _options;
    private readonly int _symbols;
    private readonly double _foreign, _ofOtherDeck;

    /// <summary>Makes a decoder.</summary>
    /// <param name="deck">The deck to decode to.</param>
    /// <param name="options">What to assume about reading; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is not between 0 and 1.</exception>
    public CardDecoder(Deck deck, DecoderOptions? options = null)
    {
        (_deck, _options) = (deck, options ?? new DecoderOptions());
        _symbols = deck.Cards[0].Count;
        if (_options is not { Miss: > 0 and < 1, Spurious: > 0 and < 1, Foreign: > 0 and < 1 })
            throw new ArgumentOutOfRangeException(nameof(options), "the decoder's probabilities must lie between 0 and 1");
        // The cards that a deck lacks, as one of which a few were enrolled, lie on the table too; like those of decks with symbols of
        // their own, they show symbols that are known and others that are not.
        var full = ProjectivePlane.Count(_symbols - 1);
        var lacking = Math.Max(0, (double)(full - LackingWhenSold - deck.Cards.Count) / full);
        _foreign = _options.Foreign + ((1 - _options.Foreign) * lacking);
        _ofOtherDeck = _options.Foreign / _foreign;
    }

    /// <summary>Decodes the detections of one card.</summary>
    public CardPosterior Decode(IReadOnlyList<SymbolEvidence> detections) => Posterior(Likelihood(detections));

    /// <summary>How well each card explains the detections.</summary>
    /// <exception cref="ArgumentException">A detection's probabilities are not the deck's.</exception>
    public CardLikelihood Likelihood(IReadOnlyList<SymbolEvidence> detections)
    {
        ArgumentNullException.ThrowIfNull(detections);
        // All cards at once, in lanes.
        var lanes = _deck.Cards.Count;
        var sums = ArrayPool<double>.Shared.Rent(lanes << _symbols);
        try
        {
            Array.Clear(sums);
            Array.Fill(sums, 1, 0, lanes);
            var weights = new double[lanes * _symbols];
            var scale = _symbols * Math.Log(_options.Miss);
            for (var i = 0; i < detections.Count; i++)
            {
                scale += Weigh(detections[i], weights);
                Assign(sums, weights, lanes, Math.Min(i + 1, _symbols));
            }

            return new CardLikelihood(Total(sums, lanes, scale), Foreign(detections));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(sums);
        }
    }

    /// <summary>
    /// Log-likelihood of a card that is none of the deck's. One that the deck lacks has as many symbols; one of another deck as many or, as
    /// likely, as many as most decks' cards: were they few, the symbols beyond would speak neither for it nor against this deck.
    /// </summary>
    private double Foreign(IReadOnlyList<SymbolEvidence> detections)
    {
        if (_symbols >= UsualSymbols)
            return Foreign(detections, _symbols, owned: _ofOtherDeck / 2, mixed: 1 - (_ofOtherDeck / 2));
        var alike = Foreign(detections, _symbols, owned: _ofOtherDeck / 4, mixed: 1 - (0.75 * _ofOtherDeck));
        var usual = Foreign(detections, UsualSymbols, owned: _ofOtherDeck / 4, mixed: _ofOtherDeck / 4);
        var highest = Math.Max(alike, usual);
        return highest + Math.Log(Math.Exp(alike - highest) + Math.Exp(usual - highest));
    }

    /// <summary>
    /// Log-likelihood of a card of so many symbols that is none of the deck's, times the probability that it is of a deck that has this
    /// deck's symbols and puts them together in its own way (owned), or shows symbols that are this deck's or not, as likely the one as the
    /// other (mixed). All symbols of such a card being alike to us, the sum over assignments depends on how many are in use alone.
    /// </summary>
    private double Foreign(IReadOnlyList<SymbolEvidence> detections, int symbols, double owned, double mixed)
    {
        Span<double> ofOwned = stackalloc double[symbols + 1], ofMixed = stackalloc double[symbols + 1];
        ofOwned.Clear();
        ofMixed.Clear();
        ofOwned[0] = ofMixed[0] = 1;
        var scale = symbols * Math.Log(_options.Miss);
        foreach (var detection in detections)
        {
            var factor = Factor(detection, symbols, out var spurious);
            var known = (_deck.SlotCount + 1) * (1 - detection.Unknown) / _deck.SlotCount;
            Assign(ofOwned, factor * known);
            Assign(ofMixed, factor * 0.5 * (known + ((_deck.SlotCount + 1) * detection.Unknown)));
            scale += Math.Log(spurious);
        }

        return Math.Log((owned * TensorPrimitives.Sum<double>(ofOwned)) + (mixed * TensorPrimitives.Sum<double>(ofMixed))) + scale;
    }

    /// <summary>Adds one detection to the sums by the number of symbols in use: it is spurious, or any one of those not yet used.</summary>
    private static void Assign(Span<double> sums, double weight)
    {
        for (var used = sums.Length - 1; used > 0; used--)
            sums[used] += sums[used - 1] * weight * (sums.Length - used);
    }

    /// <summary>
    /// The posterior that a likelihood gives, every card of the deck as probable as any other before, those that it lacks included.
    /// </summary>
    public CardPosterior Posterior(CardLikelihood likelihood)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        var prior = Math.Log((1 - _foreign) / _deck.Cards.Count);
        var none = likelihood.None + Math.Log(_foreign);
        var highest = Math.Max(none, likelihood.Cards.Max() + prior);
        var cards = Array.ConvertAll(likelihood.Cards, l => Math.Exp(l + prior - highest));
        var total = cards.Sum() + Math.Exp(none - highest);
        for (var c = 0; c < cards.Length; c++)
            cards[c] /= total;
        return new CardPosterior(cards, Math.Exp(none - highest) / total);
    }

    /// <summary>
    /// Names detections, the decoded card counting as evidence: a symbol that the card has is likelier than one it has not.
    /// </summary>
    /// <returns>For each detection the symbol's index, null for none of the deck's, and the probability that there is a symbol and that it
    /// is this one.</returns>
    public IReadOnlyList<(int? Symbol, double Confidence)> Name(IReadOnlyList<SymbolEvidence> detections, CardPosterior posterior)
    {
        ArgumentNullException.ThrowIfNull(detections);
        ArgumentNullException.ThrowIfNull(posterior);
        var prior = SlotPriors(posterior);
        if (posterior.Known is not { } known)
            return [.. detections.Select(s => Name(s, prior, posterior.None))];

        // A symbol stands once on a card: a detection is none of those that others are.
        var slots = _deck.Cards[known];
        var assigned = Assign(detections, slots);
        var names = new (int? Symbol, double Confidence)[detections.Count];
        var others = new double[prior.Length];
        for (var i = 0; i < names.Length; i++)
        {
            prior.CopyTo(others, 0);
            foreach (var k in assigned.Where((k, other) => other != i && k != SymbolAssignment.Spurious))
                others[slots[k]] = 0;
            names[i] = Name(detections[i], others, posterior.None);
        }

        return names;
    }

    private int[] Assign(IReadOnlyList<SymbolEvidence> detections, IReadOnlyList<int> slots)
    {
        var weights = new double[detections.Count, slots.Count];
        for (var i = 0; i < detections.Count; i++)
        {
            var (factor, ratios) = (Factor(detections[i], _symbols, out _), SlotRatios(detections[i]));
            for (var k = 0; k < slots.Count; k++)
                weights[i, k] = factor * ratios[slots[k]];
        }

        return SymbolAssignment.Best(weights);
    }

    private (int? Symbol, double Confidence) Name(SymbolEvidence detection, double[] prior, double none)
    {
        var unknown = detection.Unknown * ((_options.Spurious / _deck.SlotCount) + none);
        var (best, weight, total) = ((int?)null, unknown, unknown);
        for (var i = 0; i < detection.Symbols.Length; i++)
        {
            var w = detection.Symbols[i] * prior[_deck.Symbols[i].Slot];
            total += w;
            if (w > weight)
                (best, weight) = (i, w);
        }

        return (best, total > 0 ? detection.Presence * weight / total : 0);
    }

    /// <summary>Probability, before its appearance counts, that a detection on this card is of each slot.</summary>
    private double[] SlotPriors(CardPosterior posterior)
    {
        var spurious = _options.Spurious;
        var prior = new double[_deck.SlotCount];
        Array.Fill(prior, (((1 - posterior.None) * spurious) + posterior.None) / prior.Length);
        for (var c = 0; c < posterior.Cards.Length; c++)
        {
            foreach (var slot in _deck.Cards[c])
                prior[slot] += posterior.Cards[c] * (1 - spurious) / _deck.Cards[c].Count;
        }

        return prior;
    }

    /// <summary>
    /// The weight of assigning a detection to each symbol of each card, relative to its being spurious and the symbol
    /// missed. Returns the logarithm of what the sums are thereby relative to: at most as many factors as a card has
    /// symbols meet in one product, so that nothing overflows however many detections there are.
    /// </summary>
    private double Weigh(SymbolEvidence detection, double[] weights)
    {
        var factor = Factor(detection, _symbols, out var spurious);
        var ratios = SlotRatios(detection);
        var lanes = _deck.Cards.Count;
        for (var k = 0; k < _symbols; k++)
        {
            for (var c = 0; c < lanes; c++)
                weights[(k * lanes) + c] = factor * ratios[_deck.Cards[c][k]];
        }

        return Math.Log(spurious);
    }

    /// <summary>
    /// How much likelier it is that a detection is a certain one of a card's symbols than that it is spurious and the symbol missed,
    /// whatever it looks like.
    /// </summary>
    private double Factor(SymbolEvidence detection, int symbols, out double spurious)
    {
        var presence = Math.Clamp((double)detection.Presence, 0, 1);
        spurious = (presence * _options.Spurious) + (1 - presence);
        return presence * (1 - _options.Spurious) * (1 - _options.Miss) / (symbols * spurious * _options.Miss);
    }

    /// <summary>A detection's likelihood ratio for each slot: its probability over the even prior among slots and "unknown".</summary>
    private double[] SlotRatios(SymbolEvidence detection)
    {
        if (detection.Symbols.Length != _deck.Symbols.Count)
            throw new ArgumentException(
                $"a detection has {detection.Symbols.Length} probabilities, the deck {_deck.Symbols.Count} symbols", nameof(detection));
        var ratios = new double[_deck.SlotCount];
        for (var i = 0; i < detection.Symbols.Length; i++)
            ratios[_deck.Symbols[i].Slot] += detection.Symbols[i] * (_deck.SlotCount + 1);
        return ratios;
    }

    /// <summary>
    /// Adds one detection: it is spurious, or one of the symbols not yet used. <paramref name="sums"/> holds for each set of
    /// symbols, a lane for each card, the sum over the assignments so far that use exactly this set.
    /// </summary>
    /// <param name="sums">A row of lanes for each set, the set being the bits of the row's number.</param>
    /// <param name="weights">A row of lanes for each symbol.</param>
    /// <param name="lanes">Length of a row.</param>
    /// <param name="max">Number of detections with this one: no larger set can be in use.</param>
    private void Assign(double[] sums, double[] weights, int lanes, int max)
    {
        // From the fullest set down, so that each row is built from rows without this detection.
        for (var set = (1 << _symbols) - 1; set > 0; set--)
        {
            if (BitOperations.PopCount((uint)set) > max)
                continue;
            var row = sums.AsSpan(set * lanes, lanes);
            for (var rest = set; rest != 0; rest &= rest - 1)
            {
                var k = BitOperations.TrailingZeroCount(rest);
                var before = sums.AsSpan((set ^ (1 << k)) * lanes, lanes);
                TensorPrimitives.MultiplyAdd<double>(before, weights.AsSpan(k * lanes, lanes), row, row);
            }
        }
    }

    private double[] Total(double[] sums, int lanes, double scale)
    {
        var total = new double[lanes];
        for (var set = 0; set < 1 << _symbols; set++)
            TensorPrimitives.Add<double>(total, sums.AsSpan(set * lanes, lanes), total);
        TensorPrimitives.Log<double>(total, total);
        TensorPrimitives.Add(total, scale, total);
        return total;
    }
}
