namespace Dobble.Vision.Reading;

/// <summary>Wall-clock time of each stage of a reading.</summary>
/// <param name="Find">Finding the cards with the network.</param>
/// <param name="Refine">Refining their outlines on the image's edges.</param>
/// <param name="Read">Rectifying the cards and reading their symbols, one batch.</param>
/// <param name="Match">Naming symbols, decoding cards and matching pairs.</param>
public readonly record struct StageTimes(TimeSpan Find, TimeSpan Refine, TimeSpan Read, TimeSpan Match)
{
    /// <summary>All stages together.</summary>
    public TimeSpan Total => Find + Refine + Read + Match;
}
