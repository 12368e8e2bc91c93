using Dobble.Perf.Finding;
using Dobble.Perf.Reporting;
using Dobble.Perf.Timing;

namespace Dobble.Perf;

/// <summary>All that a run measured.</summary>
internal sealed record Measurements
{
    /// <summary>Where.</summary>
    public required Machine Machine { get; init; }

    /// <summary>Times by frame size and number of cards.</summary>
    public required IReadOnlyList<StageTiming> Timings { get; init; }

    /// <summary>Cards found, by set of images.</summary>
    public required IReadOnlyList<FindingComparison> Comparisons { get; init; }

    /// <summary>Multiply-adds of the finder for a 16:9 frame.</summary>
    public required long WideFinder { get; init; }

    /// <summary>Multiply-adds of the finder for a 4:3 frame.</summary>
    public required long NarrowFinder { get; init; }

    /// <summary>Multiply-adds of the reader for one card.</summary>
    public required long Reader { get; init; }

    /// <summary>Sizes of the two model files in bytes.</summary>
    public required (long Finder, long Reader) Sizes { get; init; }

    /// <summary>Memory of a reading process in bytes.</summary>
    public required (long Resident, long Peak) Memory { get; init; }
}
