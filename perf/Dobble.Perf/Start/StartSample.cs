using Dobble.Perf.Reporting;

namespace Dobble.Perf.Start;

/// <summary>Starts of one kind.</summary>
internal sealed class StartSample
{
    private readonly List<double> _peaks = [];

    public Sample Answer { get; } = new();

    public Sample Work { get; } = new();

    public Sample Sound { get; } = new();

    /// <summary>The middle of the starts' highest resident memory, in bytes.</summary>
    public double Peak => _peaks.Order().ElementAt(_peaks.Count / 2);

    public void Add(StartTimes times)
    {
        Answer.Add(times.Answer);
        Work.Add(times.Work);
        if (times.Sample is { } sample)
            Sound.Add(sample);
        _peaks.Add(times.Peak);
    }
}
