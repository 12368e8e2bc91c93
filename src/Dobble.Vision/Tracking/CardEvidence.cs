using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tracking;

/// <summary>
/// What all observations of one card say about which card it is: log-likelihoods add up, each observation weighted by how much it adds to
/// those before.
/// </summary>
/// <remarks>
/// An observation is taken with a grain of salt first: with a small probability it shows something else, so that it never counts
/// against a card by more than a bounded amount. An observation that says nothing changes nothing; one that says something makes the
/// older ones fade, so that the whole is never worth more than a few observations however long a card lies there.
/// </remarks>
internal sealed class CardEvidence(int cards, CardDecoder decoder, TrackerOptions options)
{
    private readonly double[] _sum = new double[cards + 1];

    /// <summary>Which card it is, by all observations.</summary>
    public CardPosterior Posterior { get; private set; } = decoder.Posterior(new CardLikelihood(new double[cards], 0));

    /// <summary>Adds an observation.</summary>
    /// <param name="observation">The card as one frame shows it.</param>
    /// <param name="weight">How independent it is of the observations before, 0 to 1.</param>
    public void Add(CardReading observation, double weight)
    {
        var shares = Shares(observation);
        var told = Told(shares);
        var fade = 1 - (weight * told / options.Memory);
        for (var c = 0; c < shares.Length; c++)
            _sum[c] = (fade * _sum[c]) + (weight * Math.Log(((1 - options.Misread) * shares[c]) + (options.Misread / shares.Length)));
        Posterior = decoder.Posterior(new CardLikelihood(_sum[..^1], _sum[^1]));
    }

    /// <summary>The share of each card, and last of "none of this deck", in the observation's likelihood.</summary>
    private static double[] Shares(CardReading observation)
    {
        double[] shares = observation.Likelihood is { } likelihood
            ? [.. likelihood.Cards, likelihood.None]
            : [.. observation.Posterior.Cards.Append(observation.Posterior.None).Select(share => Math.Log(share))];
        var highest = shares.Max();
        var total = 0.0;
        for (var c = 0; c < shares.Length; c++)
            total += shares[c] = Math.Exp(shares[c] - highest);
        for (var c = 0; c < shares.Length; c++)
            shares[c] /= total;
        return shares;
    }

    /// <summary>How much an observation tells, from 0 (all cards alike) to 1 (one card for sure): one minus its relative entropy.</summary>
    private static double Told(double[] shares)
    {
        var entropy = 0.0;
        foreach (var share in shares)
            entropy -= share > 0 ? share * Math.Log(share) : 0;
        return 1 - (entropy / Math.Log(shares.Length));
    }
}
