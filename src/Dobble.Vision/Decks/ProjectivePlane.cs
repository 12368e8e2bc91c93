namespace Dobble.Vision.Decks;

/// <summary>
/// The finite projective plane over the integers modulo a prime: as many lines as points, any two lines meet in exactly
/// one point. A deck of cards is such a plane: points are symbols, lines are cards.
/// </summary>
public static class ProjectivePlane
{
    /// <summary>Makes the plane of a prime order q.</summary>
    /// <param name="order">A prime; each line has <c>order + 1</c> points.</param>
    /// <returns>The <c>q² + q + 1</c> lines, each a sorted list of points counted from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The order is no prime.</exception>
    public static IReadOnlyList<IReadOnlyList<int>> Create(int order)
    {
        if (!IsPrime(order))
            throw new ArgumentOutOfRangeException(nameof(order), order, "the construction needs a prime order");

        // Points and lines are both the one-dimensional subspaces of a three-dimensional space; a point lies on a line
        // where their inner product vanishes.
        var subspaces = Subspaces(order).ToArray();
        return
        [
            .. subspaces.Select(line => (IReadOnlyList<int>)
            [
                .. Enumerable.Range(0, subspaces.Length).Where(p => Product(line, subspaces[p]) % order == 0),
            ]),
        ];
    }

    /// <summary>One vector of each subspace: the one whose first coordinate that is not 0 is 1.</summary>
    private static IEnumerable<(int X, int Y, int Z)> Subspaces(int order)
    {
        for (var y = 0; y < order; y++)
        {
            for (var z = 0; z < order; z++)
                yield return (1, y, z);
        }

        for (var z = 0; z < order; z++)
            yield return (0, 1, z);
        yield return (0, 0, 1);
    }

    private static int Product((int X, int Y, int Z) a, (int X, int Y, int Z) b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    private static bool IsPrime(int n)
    {
        if (n < 2)
            return false;
        for (var d = 2; d * d <= n; d++)
        {
            if (n % d == 0)
                return false;
        }

        return true;
    }
}
