using Dobble.Vision.Decks;
using Dobble.Vision.Reading;

namespace Dobble.Vision.Tracking;

/// <summary>
/// What all looks at one card say about which card it is: log-likelihoods add up, each look weighted by how much it adds to
/// those before.
/// </summary>
/// <remarks>
/// A look is taken with a grain of salt first: with a small probability it shows something else, so that it never counts
/// against a card by more than a bounded amount. A look that says nothing changes nothing; one that says something makes the
/// older ones fade, so that the whole is never worth more than a few looks however long a card lies there.
/// </remarks>
internal sealed class CardEvidence(int cards, CardDecoder decoder, TrackerOptions options)
{
    private readonly double[] _sum = new double[cards + 1];

    /// <summary>Which card it is, by all looks.</summary>
    public CardPosterior Posterior { get; private set; } = decoder.Posterior(new CardLikelihood(new double[cards], 0));

    /// <summary>Adds a look.</summary>
    /// <param name="look">The card as one frame shows it.</param>
    /// <param name="weight">How independent it is of the looks before, 0 to 1.</param>
    public void Add(CardReading look, double weight)
    {
        var shares = Shares(look);
        var told = Told(shares);
        var fade = 1 - (weight * told / options.Memory);
        for (var c = 0; c < shares.Length; c++)
            _sum[c] = (fade * _sum[c]) + (weight * Math.Log(((1 - options.Misread) * shares[c]) + (options.Misread / shares.Length)));
        Posterior = decoder.Posterior(new CardLikelihood(_sum[..^1], _sum[^1]));
    }

    /// <summary>The share of each card, and last of "none of this deck", in the look's likelihood.</summary>
    private static double[] Shares(CardReading look)
    {
        double[] shares = look.Likelihood is { } likelihood
            ? [.. likelihood.Cards, likelihood.None]
            : [.. look.Posterior.Cards.Append(look.Posterior.None).Select(share => Math.Log(share))];
        var highest = shares.Max();
        var total = 0.0;
        for (var c = 0; c < shares.Length; c++)
            total += shares[c] = Math.Exp(shares[c] - highest);
        for (var c = 0; c < shares.Length; c++)
            shares[c] /= total;
        return shares;
    }

    /// <summary>How much a look tells, from 0 (all cards alike) to 1 (one card for sure): one minus its relative entropy.</summary>
    private static double Told(double[] shares)
    {
        var entropy = 0.0;
        foreach (var share in shares)
            entropy -= share > 0 ? share * Math.Log(share) : 0;
        return 1 - (entropy / Math.Log(shares.Length));
    }
}
