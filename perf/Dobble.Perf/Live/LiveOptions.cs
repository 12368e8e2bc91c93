using Dobble.Vision.Reading;

namespace Dobble.Perf.Live;

/// <summary>What to measure of live play.</summary>
/// <param name="Reader">Networks, and the deck of emoji.</param>
/// <param name="Root">The repository.</param>
/// <param name="Data">Folder of real data, for games with the classic deck; null to leave them out.</param>
/// <param name="Output">The page to write.</param>
/// <param name="Minutes">How long memory is watched.</param>
/// <param name="Rounds">Rounds of each rendered game.</param>
internal sealed record LiveOptions(ReaderOptions Reader, string Root, string? Data, string Output, double Minutes, int Rounds);
