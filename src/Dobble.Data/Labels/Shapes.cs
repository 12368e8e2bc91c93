using Dobble.Vision.Geometry;

namespace Dobble.Data.Labels;

/// <summary>Makes boxes of other shapes.</summary>
internal static class Shapes
{
    /// <summary>The box around points; null where there are fewer than two.</summary>
    public static Box? Around(IReadOnlyList<(float X, float Y)> points) => points.Count < 2 ? null
        : new Box(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));

    /// <summary>The box around points whose coordinates follow each other: x, y, x, y and so on.</summary>
    public static Box? Around(IReadOnlyList<float> coordinates) =>
        Around([.. coordinates.Chunk(2).Where(c => c.Length == 2).Select(c => (c[0], c[1]))]);

    /// <summary>The box around a rectangle that is turned.</summary>
    /// <param name="x">Its centre.</param>
    /// <param name="y">Its centre.</param>
    /// <param name="width">Its width before it is turned.</param>
    /// <param name="height">Its height.</param>
    /// <param name="angle">In radians.</param>
    public static Box Turned(float x, float y, float width, float height, float angle)
    {
        var (sin, cos) = (Math.Abs(MathF.Sin(angle)), Math.Abs(MathF.Cos(angle)));
        var (halfWidth, halfHeight) = (((width * cos) + (height * sin)) / 2, ((width * sin) + (height * cos)) / 2);
        return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
}
