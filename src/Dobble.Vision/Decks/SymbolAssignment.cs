using System.Numerics;

namespace Dobble.Vision.Decks;

/// <summary>Which detection is which of a card's symbols, all of them considered together.</summary>
internal static class SymbolAssignment
{
    /// <summary>No symbol: the detection is spurious.</summary>
    public const int Spurious = -1;

    /// <summary>
    /// The most probable assignment, one to one, that leaves over any detection and any symbol; exact, by dynamic programming
    /// over the sets of symbols in use.
    /// </summary>
    /// <param name="weights">For each detection and symbol: how much likelier it is that they belong together than that both are left
    /// over.</param>
    /// <returns>For each detection the place of its symbol, or <see cref="Spurious"/>.</returns>
    public static int[] Best(double[,] weights)
    {
        var (detections, symbols) = (weights.GetLength(0), weights.GetLength(1));
        var sets = 1 << symbols;
        var best = new double[sets];
        best[0] = 1;
        var chosen = new sbyte[detections * sets];
        for (var i = 0; i < detections; i++)
        {
            // From the fullest set down, so that each is reached from sets without this detection.
            for (var set = sets - 1; set >= 0; set--)
            {
                var choice = Spurious;
                for (var rest = set; rest != 0; rest &= rest - 1)
                {
                    var k = BitOperations.TrailingZeroCount(rest);
                    var product = best[set ^ (1 << k)] * weights[i, k];
                    if (product > best[set])
                        (best[set], choice) = (product, k);
                }

                chosen[(i * sets) + set] = (sbyte)choice;
            }
        }

        return Trace(chosen, detections, sets, Array.IndexOf(best, best.Max()));
    }

    private static int[] Trace(sbyte[] chosen, int detections, int sets, int set)
    {
        var assigned = new int[detections];
        for (var i = detections - 1; i >= 0; i--)
        {
            assigned[i] = chosen[(i * sets) + set];
            if (assigned[i] != Spurious)
                set ^= 1 << assigned[i];
        }

        return assigned;
    }
}
