namespace Dobble.Assistant.Replay;

/// <summary>What came of playing a recording.</summary>
/// <param name="Figures">Frames, delays and answers.</param>
/// <param name="Frames">Frames that the recording gave.</param>
/// <param name="Dropped">Frames that newer ones replaced.</param>
/// <param name="Elapsed">How long playing took.</param>
/// <param name="Realtime">Whether it played at the recording's pace.</param>
/// <param name="Score">The score; null without a truth.</param>
internal sealed record ReplayResult(ReplayFigures Figures, long Frames, long Dropped, TimeSpan Elapsed, bool Realtime, GameScore? Score);
