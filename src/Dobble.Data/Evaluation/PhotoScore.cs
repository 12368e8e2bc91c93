namespace Dobble.Data.Evaluation;

/// <summary>A match that was judged.</summary>
/// <param name="Confidence">What the reading said, 0 to 1.</param>
/// <param name="Right">Whether it is right.</param>
public readonly record struct JudgedMatch(double Confidence, bool Right);

/// <summary>A symbol that was read as another one.</summary>
/// <param name="Truth">The symbol that is there.</param>
/// <param name="Read">What was read; <c>unknown</c> for no symbol of the deck.</param>
public readonly record struct Confusion(string Truth, string Read);

/// <summary>How one image was read.</summary>
public sealed record PhotoScore : ReadingCounts
{
    /// <summary>Path of the photo, or the name of a rendered scene.</summary>
    public required string Name { get; init; }

    /// <summary>The series it is counted in.</summary>
    public required string Series { get; init; }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; init; }

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; init; }

    /// <summary>Pairs for which another symbol was named.</summary>
    public int Wrong { get; init; }

    /// <summary>Pairs for which nothing was said.</summary>
    public int Silent => Pairs - Right - Wrong;

    /// <summary>Matches that are not between two true cards: wrong too, though no answer to a pair.</summary>
    public int Stray { get; init; }

    /// <summary>All matches of judged cards, below the threshold too.</summary>
    public IReadOnlyList<JudgedMatch> Matches { get; init; } = [];

    /// <summary>Named symbols, for the average precision.</summary>
    public IReadOnlyList<ScoredBox> Detections { get; init; } = [];

    /// <summary>True symbols, for the average precision.</summary>
    public IReadOnlyList<TrueBox> Symbols { get; init; } = [];

    /// <summary>Symbols read as others.</summary>
    public IReadOnlyList<Confusion> Confusions { get; init; } = [];

    /// <summary>Error of each found outline relative to the radius, where the true outline is known.</summary>
    public IReadOnlyList<double> OutlineErrors { get; init; } = [];

    /// <summary>Everything that went wrong.</summary>
    public IReadOnlyList<Failure> Failures { get; init; } = [];

    /// <summary>Time of the reading.</summary>
    public TimeSpan Elapsed { get; init; }
}
