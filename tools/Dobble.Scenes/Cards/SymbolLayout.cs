namespace Dobble.Scenes.Cards;

/// <summary>Finds places for symbols on a card of radius 1: big and small ones, turned at random, not overlapping.</summary>
internal static class SymbolLayout
{
    private const double Rim = 0.045;
    private const double Gap = 0.025;
    private const double LargestRadius = 0.42;
    private const int Tries = 30;
    private const int Restarts = 6;

    /// <summary>Places shapes whose own origin is their middle and whose area is π (a disc of radius 1).</summary>
    public static Placement[] Place(Random random, IReadOnlyList<ConvexShape> shapes, CardShape card)
    {
        var sizes = DrawSizes(random, shapes.Count);
        var best = (Fill: -1.0, Places: Array.Empty<Placement>());
        for (var restart = 0; restart < Restarts; restart++)
        {
            var places = Attempt(random, shapes, sizes, card);
            var fill = places.Sum(p => p.Scale * p.Scale) / sizes.Sum(s => s * s);
            if (fill > best.Fill)
                best = (fill, places);
            if (fill > 0.8)
                break;
        }

        Grow(random, shapes, best.Places, card);
        return best.Places;
    }

    private static double[] DrawSizes(Random random, int count)
    {
        var sizes = new double[count];
        for (var i = 0; i < count; i++)
            sizes[i] = LargestRadius * (i == 0 ? random.Between(0.8, 1) : random.Between(0.3, 1));
        // Eight large ones don't fit: keep the sum of areas below what random places can hold.
        var scale = Math.Min(1, Math.Sqrt(0.5 / sizes.Sum(s => s * s)));
        return [.. sizes.Select(s => s * scale)];
    }

    private static Placement[] Attempt(Random random, IReadOnlyList<ConvexShape> shapes, double[] sizes, CardShape card)
    {
        var places = new Placement[shapes.Count];
        var placed = new ConvexShape?[shapes.Count];
        foreach (var i in Enumerable.Range(0, shapes.Count).OrderByDescending(i => sizes[i]))
        {
            for (var size = sizes[i]; placed[i] is null; size *= 0.88)
            {
                for (var n = 0; n < Tries && placed[i] is null; n++)
                {
                    places[i] = Draw(random, size);
                    var shape = shapes[i].Placed(places[i]);
                    placed[i] = Fits(shape, placed, i, card) ? shape : null;
                }
            }
        }

        return places;
    }

    private static void Grow(Random random, IReadOnlyList<ConvexShape> shapes, Placement[] places, CardShape card)
    {
        var placed = new ConvexShape?[shapes.Count];
        for (var i = 0; i < placed.Length; i++)
            placed[i] = shapes[i].Placed(places[i]);
        for (var round = 0; round < 6 * placed.Length; round++)
        {
            var i = round % placed.Length;
            var larger = places[i] with
            {
                X = places[i].X + random.Normal(0.02),
                Y = places[i].Y + random.Normal(0.02),
                Scale = places[i].Scale * 1.05,
            };
            var shape = shapes[i].Placed(larger);
            if (larger.Scale > LargestRadius || !Fits(shape, placed, i, card))
                continue;
            (places[i], placed[i]) = (larger, shape);
        }
    }

    private static Placement Draw(Random random, double size)
    {
        var (s, c) = Math.SinCos(random.Angle());
        var distance = Math.Sqrt(random.NextDouble()) * Math.Max(0, 1 - Rim - (size * 0.8));
        return new Placement(distance * c, distance * s, size, random.Angle());
    }

    private static bool Fits(ConvexShape shape, ConvexShape?[] placed, int self, CardShape card)
    {
        foreach (var corner in shape.Points)
        {
            if (card.Outside(corner.X, corner.Y) > -Rim)
                return false;
        }

        for (var i = 0; i < placed.Length; i++)
        {
            if (i != self && placed[i] is { } other && !shape.ClearOf(other, Gap))
                return false;
        }

        return true;
    }
}
