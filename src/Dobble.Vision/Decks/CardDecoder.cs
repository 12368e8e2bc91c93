using System.Numerics;

namespace Dobble.Vision.Decks;

/// <summary>
/// From the sightings of one card to a posterior over the deck's cards, by maximum likelihood: the deck is an
/// error-correcting code, in which two sure symbols decide the card.
/// </summary>
/// <remarks>
/// A card explains its sightings through every way of assigning some of them to some of its symbols, one to one: an
/// assigned pair counts by the sighting's likelihood ratio for that symbol, a symbol left over was missed, a sighting left
/// over is spurious. The sum over all assignments (a permanent) is exact, by dynamic programming over subsets of the
/// card's symbols.
/// </remarks>
public sealed class CardDecoder
{
    // A symbol less probable than this does not change the sum.
    private const float Negligible = 1e-4f;

    private readonly Deck _deck;
    private readonly DecoderOptions _options;

    /// <summary>Makes a decoder.</summary>
    /// <param name="deck">The deck to decode to.</param>
    /// <param name="options">What to believe about reading; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is not between 0 and 1.</exception>
    public CardDecoder(Deck deck, DecoderOptions? options = null)
    {
        (_deck, _options) = (deck, options ?? new DecoderOptions());
        if (_options is not { Miss: > 0 and < 1, Spurious: > 0 and < 1, Foreign: > 0 and < 1 })
            throw new ArgumentOutOfRangeException(nameof(options), "the decoder's probabilities must lie between 0 and 1");
    }

    /// <summary>Decodes the sightings of one card.</summary>
    public CardPosterior Decode(IReadOnlyList<SymbolEvidence> sightings) => Posterior(Likelihood(sightings));

    /// <summary>How well each card explains the sightings.</summary>
    /// <exception cref="ArgumentException">A sighting's probabilities are not the deck's.</exception>
    public CardLikelihood Likelihood(IReadOnlyList<SymbolEvidence> sightings)
    {
        ArgumentNullException.ThrowIfNull(sightings);
        var classes = _deck.SlotCount + 1;
        var ratios = new double[sightings.Count][];
        for (var i = 0; i < ratios.Length; i++)
            ratios[i] = SlotRatios(sightings[i], classes);

        var cards = new double[_deck.Cards.Count];
        for (var c = 0; c < cards.Length; c++)
        {
            var slots = _deck.Cards[c];
            cards[c] = LogSum(sightings, slots.Count, (i, k) => ratios[i][slots[k]]);
        }

        // A foreign card's symbols may be this deck's or not, as likely the one as the other.
        var foreign = sightings.Select(s => 0.5 * classes * (((1 - s.Unknown) / _deck.SlotCount) + s.Unknown)).ToArray();
        return new CardLikelihood(cards, LogSum(sightings, _deck.Cards[0].Count, (i, _) => foreign[i]));
    }

    /// <summary>The posterior that a likelihood gives, every card of the deck as probable as any other before.</summary>
    public CardPosterior Posterior(CardLikelihood likelihood)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        var prior = Math.Log((1 - _options.Foreign) / _deck.Cards.Count);
        var none = likelihood.None + Math.Log(_options.Foreign);
        var highest = Math.Max(none, likelihood.Cards.Max() + prior);
        var cards = Array.ConvertAll(likelihood.Cards, l => Math.Exp(l + prior - highest));
        var total = cards.Sum() + Math.Exp(none - highest);
        for (var c = 0; c < cards.Length; c++)
            cards[c] /= total;
        return new CardPosterior(cards, Math.Exp(none - highest) / total);
    }

    /// <summary>
    /// Names sightings, the decoded card counting as evidence: a symbol that the card has is likelier than one it has not.
    /// </summary>
    /// <returns>For each sighting the symbol's index, null for none of the deck's, and the probability that there is a symbol and that it is this one.</returns>
    public IReadOnlyList<(int? Symbol, double Confidence)> Name(IReadOnlyList<SymbolEvidence> sightings, CardPosterior posterior)
    {
        ArgumentNullException.ThrowIfNull(sightings);
        ArgumentNullException.ThrowIfNull(posterior);
        var prior = SlotPriors(posterior);
        return [.. sightings.Select(s => Name(s, prior, posterior.None))];
    }

    private (int? Symbol, double Confidence) Name(SymbolEvidence sighting, double[] prior, double none)
    {
        var unknown = sighting.Unknown * ((_options.Spurious / _deck.SlotCount) + none);
        var (best, weight, total) = ((int?)null, unknown, unknown);
        for (var i = 0; i < sighting.Symbols.Length; i++)
        {
            var w = sighting.Symbols[i] * prior[_deck.Symbols[i].Slot];
            total += w;
            if (w > weight)
                (best, weight) = (i, w);
        }

        return (best, total > 0 ? sighting.Presence * weight / total : 0);
    }

    /// <summary>Probability, before its looks are considered, that a sighting on this card is of each slot.</summary>
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

    /// <summary>A sighting's likelihood ratio for each slot: its probability over the even prior among slots and "unknown".</summary>
    private double[] SlotRatios(SymbolEvidence sighting, int classes)
    {
        if (sighting.Symbols.Length != _deck.Symbols.Count)
            throw new ArgumentException($"a sighting has {sighting.Symbols.Length} probabilities, the deck {_deck.Symbols.Count} symbols", nameof(sighting));
        var ratios = new double[_deck.SlotCount];
        for (var i = 0; i < sighting.Symbols.Length; i++)
        {
            if (sighting.Symbols[i] > Negligible)
                ratios[_deck.Symbols[i].Slot] += sighting.Symbols[i] * classes;
        }

        return ratios;
    }

    /// <summary>Logarithm of the sum over all one-to-one assignments of sightings to a card's symbols.</summary>
    private double LogSum(IReadOnlyList<SymbolEvidence> sightings, int symbols, Func<int, int, double> ratio)
    {
        // sums[mask]: over the assignments of the sightings so far that use exactly the symbols of the mask.
        Span<double> sums = stackalloc double[1 << symbols];
        sums.Clear();
        sums[0] = 1;
        var scale = 0.0;
        Span<double> weights = stackalloc double[symbols];
        for (var i = 0; i < sightings.Count; i++)
        {
            var presence = Math.Clamp(sightings[i].Presence, 0, 1);
            for (var k = 0; k < symbols; k++)
                weights[k] = presence * (1 - _options.Spurious) * (1 - _options.Miss) * ratio(i, k) / symbols;
            scale += Math.Log(Assign(sums, weights, (presence * _options.Spurious) + (1 - presence)));
        }

        var total = 0.0;
        for (var mask = 0; mask < sums.Length; mask++)
            total += sums[mask] * Math.Pow(_options.Miss, symbols - BitOperations.PopCount((uint)mask));
        return scale + Math.Log(Math.Max(total, double.Epsilon));
    }

    /// <summary>Adds one sighting: it is spurious, or one of the symbols not yet used. Returns the factor taken out to stay in range.</summary>
    private static double Assign(Span<double> sums, ReadOnlySpan<double> weights, double spurious)
    {
        var largest = 0.0;
        // From the fullest set down, so that each sum is built from sums without this sighting.
        for (var mask = sums.Length - 1; mask >= 0; mask--)
        {
            var sum = sums[mask] * spurious;
            for (var k = 0; k < weights.Length; k++)
            {
                if ((mask & (1 << k)) != 0 && weights[k] > 0)
                    sum += sums[mask ^ (1 << k)] * weights[k];
            }

            sums[mask] = sum;
            largest = Math.Max(largest, sum);
        }

        foreach (ref var sum in sums)
            sum /= largest;
        return largest;
    }
}
