namespace Dobble.Perf.Live;

/// <summary>What came of a rendered game.</summary>
internal sealed record GameFigures(string Name, int Pairs, int Right, int Wrong, int Missed, int TakenBack, TimeSpan Median, TimeSpan Late);

/// <summary>What came of tables that appear at once, played in real time.</summary>
/// <param name="Tables">Tables shown.</param>
/// <param name="Answered">Tables answered right.</param>
/// <param name="Rate">Frames read a second.</param>
/// <param name="Delays">From a frame's capture until its match was known, ascending.</param>
/// <param name="Spoken">From the first frame that shows both cards until the first sample of the answer, ascending.</param>
internal sealed record TableFigures(int Tables, int Answered, double Rate, IReadOnlyList<TimeSpan> Delays, IReadOnlyList<TimeSpan> Spoken);

/// <summary>Resident memory of <c>dobble live</c> over time.</summary>
/// <param name="Early">Mean of the second fifth of the time, in bytes.</param>
/// <param name="Late">Mean of the last fifth.</param>
/// <param name="Peak">The most that was ever seen.</param>
/// <param name="Minutes">How long it was watched.</param>
internal sealed record MemoryFigures(double Early, double Late, double Peak, double Minutes);
