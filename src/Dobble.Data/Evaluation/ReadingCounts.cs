namespace Dobble.Data.Evaluation;

/// <summary>What was counted on one image, or on several together.</summary>
public abstract record ReadingCounts
{
    /// <summary>True cards.</summary>
    public int Cards { get; init; }

    /// <summary>True cards that were found.</summary>
    public int Found { get; init; }

    /// <summary>Cards found where none is.</summary>
    public int FalseCards { get; init; }

    /// <summary>Found cards that the labels leave out and that are not judged.</summary>
    public int Unjudged { get; init; }

    /// <summary>True cards that were decoded as what they are.</summary>
    public int Decoded { get; init; }

    /// <summary>Pairs of true cards.</summary>
    public int Pairs { get; init; }

    /// <summary>Pairs whose shared symbol was named.</summary>
    public int Right { get; init; }
}
