using Dobble.Vision.Decks;

namespace Dobble.Data.Galleries;

/// <summary>How cosines become probabilities.</summary>
/// <param name="Scale">Factor on the cosine before the softmax (the inverse temperature).</param>
/// <param name="Unknown">Cosine at which a detection is as likely no symbol of the deck.</param>
public sealed record GalleryCalibration(float Scale, float Unknown)
{
    private const float UsualScale = 20;
    private const float UsualUnknown = 0.45f;

    /// <summary>The usual numbers; for the configuration's reader.</summary>
    public GalleryCalibration()
        : this(UsualScale, UsualUnknown)
    {
    }

    /// <summary>
    /// The weight of negatives beside the deck's own symbols: little, for eight negatives on a card make no card of the deck, which the
    /// decoder notices, while an own symbol that is taken for a negative is lost.
    /// </summary>
    private const double NegativeWeight = 0.01;

    /// <summary>The calibration under which what was seen is most probable (least mean negative log-likelihood).</summary>
    /// <param name="deck">The deck.</param>
    /// <param name="prototypes">The prototypes of each of its symbols.</param>
    /// <param name="own">Views of its symbols.</param>
    /// <param name="negatives">Views of symbols that are not the deck's.</param>
    public static GalleryCalibration Fit(
        Deck deck, IReadOnlyList<IReadOnlyList<float[]>> prototypes, IReadOnlyList<Embedded> own, IReadOnlyList<Embedded> negatives)
    {
        var cosines = own.Select(e => (Right: deck.FindSymbol(e.Symbol), All: Cosines(prototypes, e.Embedding)))
            .Where(c => c.Right is not null).ToArray();
        var foreign = negatives.Select(e => Cosines(prototypes, e.Embedding)).ToArray();
        var best = (Loss: double.MaxValue, GalleryCalibration: new GalleryCalibration());
        for (var scale = 6f; scale <= 60; scale *= 1.12f)
        {
            for (var unknown = 0.1f; unknown < 0.95f; unknown += 0.025f)
            {
                var candidate = new GalleryCalibration(scale, unknown);
                var loss = 0.0;
                if (cosines.Length > 0)
                    loss += cosines.Average(c => -candidate.Log(c.All, c.Right)) * (1 - NegativeWeight);
                if (foreign.Length > 0)
                    loss += foreign.Average(c => -candidate.Log(c, null)) * NegativeWeight;
                if (loss < best.Loss)
                    best = (loss, candidate);
            }
        }

        return best.GalleryCalibration;
    }

    private static float[] Cosines(IReadOnlyList<IReadOnlyList<float[]>> prototypes, float[] embedding) =>
        [.. prototypes.Select(p => p.Count == 0 ? -1 : p.Max(v => v.Zip(embedding, (a, b) => a * b).Sum()))];

    private double Log(float[] cosines, int? right)
    {
        var sum = Math.Exp(Scale * (Unknown - 1));
        foreach (var cosine in cosines)
            sum += Math.Exp(Scale * (cosine - 1));
        return (Scale * ((right is { } r ? cosines[r] : Unknown) - 1)) - Math.Log(sum);
    }
}
