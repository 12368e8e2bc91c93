using System.Diagnostics;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Perf.Baseline;

/// <summary>The whole of the first way: cards by threshold, then read one after the other instead of in one batch.</summary>
internal static class BaselineReader
{
    /// <summary>Reads a BGR image.</summary>
    /// <returns>How long finding and reading took, and what was found.</returns>
    public static (TimeSpan Find, TimeSpan Read, IReadOnlyList<Ellipse> Cards) Read(Mat image, CardReader reader)
    {
        var start = Stopwatch.GetTimestamp();
        var cards = ThresholdFinder.Find(image);
        var find = Stopwatch.GetElapsedTime(start);
        foreach (var card in cards)
            reader.Read(image, [card]);
        return (find, Stopwatch.GetElapsedTime(start) - find, cards);
    }
}
