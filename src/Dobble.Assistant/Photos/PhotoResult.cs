using Dobble.Vision.Reading;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Photos;

/// <summary>What came of one photo.</summary>
/// <param name="Source">The photo, as it was named.</param>
/// <param name="Reading">What was read; null where it could not be.</param>
/// <param name="Elapsed">Time to read the decoded image.</param>
/// <param name="Error">Why it could not be read, in one line; null where it could.</param>
internal sealed record PhotoResult(string Source, TableReading? Reading, TimeSpan Elapsed, string? Error)
{
    /// <summary>Why no match is given; null where one is.</summary>
    public NoAnswerReason? NoAnswer { get; init; }
}
