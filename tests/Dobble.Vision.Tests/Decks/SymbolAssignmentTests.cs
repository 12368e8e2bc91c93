using CsCheck;
using Dobble.Vision.Decks;

namespace Dobble.Vision.Tests.Decks;

public sealed class SymbolAssignmentTests
{
    private static readonly Gen<double[,]> Weights =
        from detections in Gen.Int[0, 5]
        from symbols in Gen.Int[1, 4]
        from weights in Gen.Double[0, 5].Array2D[detections, symbols]
        select weights;

    [Fact]
    public void The_assignment_is_the_most_probable_of_all() => Weights.Sample(
        weights => Assert.Equal(MostProbable(weights, 0, 0), Product(weights, SymbolAssignment.Best(weights)), 1e-9),
        iter: 500);

    [Fact]
    public void Each_symbol_is_given_once_at_most() => Weights.Sample(
        weights =>
        {
            var given = SymbolAssignment.Best(weights).Where(k => k != SymbolAssignment.Spurious).ToArray();
            Assert.Equal(given.Distinct(), given);
        },
        iter: 200);

    [Fact]
    public void A_detection_gives_way_where_another_fits_one_symbol_only() =>
        Assert.Equal([1, 0], SymbolAssignment.Best(new double[,] { { 9, 8 }, { 7, 0.1 } }));

    [Fact]
    public void A_detection_that_fits_none_of_the_symbols_is_spurious() =>
        Assert.Equal([0, SymbolAssignment.Spurious], SymbolAssignment.Best(new double[,] { { 9, 0.1 }, { 0.5, 0.2 } }));

    private static double Product(double[,] weights, int[] assigned) =>
        assigned.Index().Where(a => a.Item != SymbolAssignment.Spurious).Aggregate(1.0, (product, a) => product * weights[a.Index, a.Item]);

    private static double MostProbable(double[,] weights, int detection, int used)
    {
        if (detection == weights.GetLength(0))
            return 1;
        var best = MostProbable(weights, detection + 1, used);
        for (var k = 0; k < weights.GetLength(1); k++)
        {
            if ((used & (1 << k)) == 0)
                best = Math.Max(best, weights[detection, k] * MostProbable(weights, detection + 1, used | (1 << k)));
        }

        return best;
    }
}
