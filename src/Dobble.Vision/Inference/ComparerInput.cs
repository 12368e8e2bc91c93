namespace Dobble.Vision.Inference;

/// <summary>What the comparer takes, a symbol alone, and what it says of it.</summary>
public static class ComparerInput
{
    /// <summary>Edge of the square crop in pixels.</summary>
    public const int Size = 80;

    /// <summary>Numbers of an embedding.</summary>
    public const int Dimensions = 64;
}
