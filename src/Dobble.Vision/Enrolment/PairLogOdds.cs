using System.Numerics.Tensors;

namespace Dobble.Vision.Enrolment;

/// <summary>How likely two symbols on two cards are the same one, under the law that two cards share exactly one.</summary>
internal static class PairLogOdds
{
    /// <summary>
    /// Factor on a cosine before the pairs of two cards compete. It is sharper than where an answer is given (<c>MatcherOptions.CloseScale</c>),
    /// for one pair that is wrong is outvoted by the law.
    /// </summary>
    private const double Scale = 56;

    /// <summary>Cosine at which it is as likely that the shared symbol was not seen: a wrong link costs more here than a missing one, which the law fills in.</summary>
    private const double Unseen = 0.88;

    /// <summary>What one pair says at most: one look can always be wrong.</summary>
    private const float Max = 9;

    /// <summary>Natural log-odds of every pair of symbols of all cards; negative infinity for two of one card.</summary>
    /// <param name="cards">For each card the embeddings of its symbols, of unit length.</param>
    public static float[,] Of(IReadOnlyList<IReadOnlyList<float[]>> cards)
    {
        var starts = Starts(cards);
        var odds = new float[starts[^1], starts[^1]];
        Parallel.For(0, cards.Count, a =>
        {
            for (var b = 0; b <= a; b++)
                Fill(odds, cards, starts, a, b);
        });
        return odds;
    }

    /// <summary>Where each card's symbols begin when all are counted through; last, how many there are.</summary>
    public static int[] Starts(IReadOnlyList<IReadOnlyList<float[]>> cards)
    {
        var starts = new int[cards.Count + 1];
        for (var c = 0; c < cards.Count; c++)
            starts[c + 1] = starts[c] + cards[c].Count;
        return starts;
    }

    private static void Fill(float[,] odds, IReadOnlyList<IReadOnlyList<float[]>> cards, int[] starts, int a, int b)
    {
        var weights = new double[cards[a].Count, cards[b].Count];
        var total = Math.Exp(Scale * (Unseen - 1));
        for (var i = 0; i < cards[a].Count; i++)
        {
            for (var j = 0; j < cards[b].Count; j++)
                total += weights[i, j] = Math.Exp(Scale * (TensorPrimitives.Dot<float>(cards[a][i], cards[b][j]) - 1));
        }

        for (var i = 0; i < cards[a].Count; i++)
        {
            for (var j = 0; j < cards[b].Count; j++)
            {
                var weight = weights[i, j];
                odds[starts[a] + i, starts[b] + j] = odds[starts[b] + j, starts[a] + i] = a == b
                    ? float.NegativeInfinity
                    : (float)Math.Clamp(Math.Log(weight / (total - weight)), -Max, Max);
            }
        }
    }
}
