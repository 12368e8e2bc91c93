namespace Dobble.Vision.Inference;

/// <summary>The shapes of input that a network meets in play.</summary>
/// <param name="Usual">What most frames bring; on the processor, where the start counts, the only one that is tried before the
/// first.</param>
/// <param name="Min">The smallest that may come, in every dimension.</param>
/// <param name="Max">The largest that may come, in every dimension.</param>
/// <param name="Played">All that frames of usual cameras bring: each is tried on a graphics card before the first frame.</param>
internal sealed record InputSizes(long[] Usual, long[] Min, long[] Max, IReadOnlyList<long[]> Played);
