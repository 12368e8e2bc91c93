namespace Dobble.Vision.Geometry;

/// <summary>An axis-aligned box; left/top inclusive, right/bottom exclusive, in pixels of the image it was found in.</summary>
/// <param name="X1">Left edge.</param>
/// <param name="Y1">Top edge.</param>
/// <param name="X2">Right edge.</param>
/// <param name="Y2">Bottom edge.</param>
public readonly record struct Box(float X1, float Y1, float X2, float Y2)
{
    /// <summary>Width in pixels; negative for an inverted box.</summary>
    public float Width => X2 - X1;

    /// <summary>Height in pixels; negative for an inverted box.</summary>
    public float Height => Y2 - Y1;

    /// <summary>Horizontal centre.</summary>
    public float CenterX => (X1 + X2) / 2;

    /// <summary>Vertical centre.</summary>
    public float CenterY => (Y1 + Y2) / 2;

    /// <summary>Area in square pixels; zero for an empty or inverted box.</summary>
    public float Area => Math.Max(0, Width) * Math.Max(0, Height);

    /// <summary>Area that it shares with another box, in square pixels.</summary>
    public float Overlap(Box other) =>
        new Box(Math.Max(X1, other.X1), Math.Max(Y1, other.Y1), Math.Min(X2, other.X2), Math.Min(Y2, other.Y2)).Area;

    /// <summary>Intersection over union with another box, 0 to 1.</summary>
    public float IoU(Box other)
    {
        var overlap = Overlap(other);
        var union = Area + other.Area - overlap;
        return union > 0 ? overlap / union : 0;
    }
}
