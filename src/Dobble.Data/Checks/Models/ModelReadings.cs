using Dobble.Data.Evaluation;
using Dobble.Scenes.Corruptions;

namespace Dobble.Data.Checks.Models;

/// <summary>Everything that was read for a validation.</summary>
/// <param name="Held">Photos that the model did not learn from.</param>
/// <param name="Train">A sample of those that it learnt from.</param>
/// <param name="Other">The held photos as the other model reads them; empty where there is no other.</param>
/// <param name="Corrupted">A sample of the held photos under each corruption.</param>
/// <param name="Sample">The same sample without a corruption.</param>
/// <param name="Slots">Name of each slot of the deck.</param>
public sealed record ModelReadings(
    IReadOnlyList<ReadPhoto> Held, IReadOnlyList<ReadPhoto> Train, IReadOnlyList<ReadPhoto> Other,
    IReadOnlyList<(Corruption Corruption, IReadOnlyList<ReadPhoto> Photos)> Corrupted, IReadOnlyList<ReadPhoto> Sample,
    IReadOnlyList<string> Slots)
{
    /// <summary>The figures of all photos of a set.</summary>
    public static Summary All(IReadOnlyList<ReadPhoto> photos) => Summary.PerSeries([.. photos.Select(p => p.Score)])[^1];
}
