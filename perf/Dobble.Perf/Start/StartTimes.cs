namespace Dobble.Perf.Start;

/// <summary>One start, timed from the start of the process.</summary>
/// <param name="Answer">Until the answer was decided.</param>
/// <param name="Work">Processor time of all threads until then.</param>
/// <param name="Sample">Until the voice's first sample; null where nothing was heard.</param>
/// <param name="Peak">Resident memory at its highest in a few seconds of play, in bytes.</param>
internal sealed record StartTimes(TimeSpan Answer, TimeSpan Work, TimeSpan? Sample, long Peak);
