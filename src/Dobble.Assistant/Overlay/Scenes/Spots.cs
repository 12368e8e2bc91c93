using System.Numerics;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>
/// Where a block may stand, the best places first: parts of the room that is left when it stands inside the target, (0, 0) for the top
/// left corner and (1, 1) for the bottom right one.
/// </summary>
internal static class Spots
{
    private const int Across = 48, Down = 28;

    /// <summary>The middle of the upper edge, then of the lower one, then further in.</summary>
    public static IReadOnlyList<Vector2> Headline { get; } =
        By(spot => (2 * Math.Min(spot.Y, 1.02f - spot.Y)) + Math.Abs(spot.X - 0.5f));

    /// <summary>Corners, the lower right one first.</summary>
    public static IReadOnlyList<Vector2> Flag { get; } = By(spot =>
        Math.Min(Math.Min(From(spot, 1, 1), From(spot, 1, 0) + 0.02f), Math.Min(From(spot, 0, 0) + 0.04f, From(spot, 0, 1) + 0.06f)));

    /// <summary>Corners, the upper left one first.</summary>
    public static IReadOnlyList<Vector2> List { get; } = By(spot =>
        Math.Min(Math.Min(From(spot, 0, 0), From(spot, 1, 0) + 0.02f), Math.Min(From(spot, 1, 1) + 0.04f, From(spot, 0, 1) + 0.06f)));

    /// <summary>The middle of the lower edge, then further up.</summary>
    public static IReadOnlyList<Vector2> Notice { get; } = By(spot => (2 * (1 - spot.Y)) + Math.Abs(spot.X - 0.5f));

    private static Vector2[] By(Func<Vector2, float> cost) =>
    [
        .. from y in Enumerable.Range(0, Down + 1)
           from x in Enumerable.Range(0, Across + 1)
           let spot = new Vector2((float)x / Across, (float)y / Down)
           orderby cost(spot)
           select spot,
    ];

    private static float From(Vector2 spot, float x, float y) => Vector2.Distance(spot, new Vector2(x, y));
}
