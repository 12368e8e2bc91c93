namespace Dobble.Vision.Decks;

/// <summary>
/// The finite projective plane over a field: as many lines as points, any two lines meet in exactly one point. A deck of cards is such a
/// plane: points are symbols, lines are cards.
/// </summary>
public static class ProjectivePlane
{
    /// <summary>The largest order that a deck can have: with 12 symbols a card.</summary>
    public const int MaxOrder = DeckChecks.MaxSymbols - 1;

    /// <summary>Makes the plane of an order q.</summary>
    /// <param name="order">A prime power; each line has <c>order + 1</c> points.</param>
    /// <returns>The <c>q² + q + 1</c> lines, each a sorted list of points counted from 0.</returns>
    /// <exception cref="DobbleException">The order is no prime power: no plane of it is known.</exception>
    public static IReadOnlyList<IReadOnlyList<int>> Create(int order)
    {
        var field = FiniteField.Create(order) ?? throw new DobbleException(
            $"no full deck with {order + 1} symbols a card is known to exist; "
            + $"{string.Join(", ", Orders.Select(q => q + 1))} symbols can be had");

        // Points and lines are both the one-dimensional subspaces of a three-dimensional space; a point lies on a line
        // where their inner product vanishes.
        var subspaces = Subspaces(order).ToArray();
        int Product((int X, int Y, int Z) a, (int X, int Y, int Z) b) => field.Add(
            field.Multiply(a.X, b.X), field.Add(field.Multiply(a.Y, b.Y), field.Multiply(a.Z, b.Z)));
        return
        [
            .. subspaces.Select(line => (IReadOnlyList<int>)
            [
                .. Enumerable.Range(0, subspaces.Length).Where(p => Product(line, subspaces[p]) == 0),
            ]),
        ];
    }

    /// <summary>The orders of which decks can be made, ascending.</summary>
    public static IReadOnlyList<int> Orders { get; } =
        [.. Enumerable.Range(2, MaxOrder - 1).Where(order => FiniteField.Create(order) is not null)];

    /// <summary>Symbols, and cards, of the full deck of an order.</summary>
    public static int Count(int order) => (order * order) + order + 1;

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
}
