using Dobble.Vision.Geometry;

namespace Dobble.Data.Evaluation;

/// <summary>COCO's ranges of sizes, both ends included.</summary>
/// <param name="Min">Least area in square pixels.</param>
/// <param name="Max">Largest area in square pixels.</param>
internal sealed record BoxSize(double Min, double Max)
{
    private const double Infinite = 1e10;

    /// <summary>Every size.</summary>
    public static BoxSize All { get; } = new(0, Infinite);

    /// <summary>To 32².</summary>
    public static BoxSize Small { get; } = new(0, 32 * 32);

    /// <summary>From 32² to 96².</summary>
    public static BoxSize Medium { get; } = new(32 * 32, 96 * 96);

    /// <summary>From 96².</summary>
    public static BoxSize Large { get; } = new(96 * 96, Infinite);

    /// <summary>Whether a box is of this size.</summary>
    public bool Holds(Box box) => AreaOf(box) is var area && area >= Min && area <= Max;

    /// <summary>A box's area; in double precision, for overlaps are compared exactly.</summary>
    public static double AreaOf(Box box) => ((double)box.X2 - box.X1) * ((double)box.Y2 - box.Y1);
}
