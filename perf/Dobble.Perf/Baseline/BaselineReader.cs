using System.Diagnostics;
using Dobble.Vision.Geometry;
using Dobble.Vision.Symbols;
using OpenCvSharp;

namespace Dobble.Perf.Baseline;

/// <summary>The whole of the first way: cards by threshold, then read one after the other instead of in one batch.</summary>
internal static class BaselineReader
{
    /// <summary>Reads a BGR picture.</summary>
    /// <returns>How long finding and reading took, and what was found.</returns>
    public static (TimeSpan Find, TimeSpan Read, IReadOnlyList<Ellipse> Cards) Read(Mat picture, CardReader reader)
    {
        var start = Stopwatch.GetTimestamp();
        var cards = ThresholdFinder.Find(picture);
        var find = Stopwatch.GetElapsedTime(start);
        foreach (var card in cards)
            reader.Read(picture, [card]);
        return (find, Stopwatch.GetElapsedTime(start) - find, cards);
    }
}
