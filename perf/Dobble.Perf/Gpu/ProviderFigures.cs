using Dobble.Perf.Reporting;
using Dobble.Vision.Reading;

namespace Dobble.Perf.Gpu;

/// <summary>What was measured on one execution provider.</summary>
/// <param name="Provider">Its name.</param>
internal sealed record ProviderFigures(string Provider)
{
    /// <summary>The first start on this machine, with an empty cache.</summary>
    public TimeSpan FirstStart { get; init; }

    /// <summary>The next one.</summary>
    public TimeSpan SecondStart { get; init; }

    public Sample Find { get; } = new();

    public Sample Read { get; } = new();

    public Sample Whole { get; } = new();

    /// <summary>Frames that were read.</summary>
    public int Frames { get; private set; }

    /// <summary>Those of them that were answered as on the processor.</summary>
    public int Equal { get; private set; }

    /// <summary>Adds a frame's times, and whether it was answered as on the processor.</summary>
    public void Add(StageTimes times, bool isEqual)
    {
        Find.Add(times.Find);
        Read.Add(times.Read);
        Whole.Add(times.Total);
        Frames++;
        Equal += isEqual ? 1 : 0;
    }
}
