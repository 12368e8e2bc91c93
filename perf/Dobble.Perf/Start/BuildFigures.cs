using Dobble.Perf.Reporting;

namespace Dobble.Perf.Start;

/// <summary>What was measured of one build.</summary>
/// <param name="Name">What the page calls it.</param>
/// <param name="Bytes">Size of its files.</param>
/// <param name="Packed">Their size, packed by tar and xz; null where they are not handed out.</param>
internal sealed record BuildFigures(string Name, long Bytes, long? Packed)
{
    /// <summary>Starts with nothing of the program in memory and no clip of the voice made.</summary>
    public StartSample Cold { get; } = new();

    /// <summary>Starts after those.</summary>
    public StartSample Warm { get; } = new();

    /// <summary>Times to read a frame of four cards.</summary>
    public Sample Frames { get; } = new();
}
