using Dobble.Vision.Matching;

namespace Dobble.Vision.Tracking;

/// <summary>Two tracked cards and the symbol they share.</summary>
/// <param name="Match">The match by all evidence so far; its cards are identities of tracked cards, the lower first.</param>
/// <param name="IsDecided">Whether it is sure enough, over enough evidence, to be said.</param>
/// <param name="Since">When both cards were first seen together.</param>
public sealed record TrackedPair(Match Match, bool IsDecided, TimeSpan Since);
