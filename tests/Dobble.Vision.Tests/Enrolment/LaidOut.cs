using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tests.Enrolment;

/// <summary>Cards whose symbols lie somewhere, as a camera sees them that is turned.</summary>
internal static class LaidOut
{
    /// <summary>Places of so many symbols: length in radii of the card, angle in radians.</summary>
    public static (double Length, double Angle)[] Places(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (Length(random), 2 * Math.PI * random.NextDouble()))];

    /// <summary>The same, none of which lies on another.</summary>
    public static (double Length, double Angle)[] Apart(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (Length(random), 2 * Math.PI * i / count))];

    /// <summary>A view of a card whose symbols look like this, turned by so many radians.</summary>
    public static SymbolView[] See(IReadOnlyList<float[]> looks, (double Length, double Angle)[] places, double turn) =>
        [.. looks.Select((look, i) => View(look, places[i], turn))];

    private static double Length(Random random) => 0.4 + (0.5 * random.NextDouble());

    private static SymbolView View(float[] look, (double Length, double Angle) place, double turn)
    {
        const float middle = (CardWarp.Size - 1) / 2f, half = 12;
        var (s, c) = Math.SinCos(place.Angle + turn);
        var (x, y) = (middle + (float)(CardWarp.Radius * place.Length * c), middle + (float)(CardWarp.Radius * place.Length * s));
        return new SymbolView(new Box(x - half, y - half, x + half, y + half), 0.9f, look, look);
    }
}
