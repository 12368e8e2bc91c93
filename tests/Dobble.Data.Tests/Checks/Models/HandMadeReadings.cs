using Dobble.Data.Checks.Models;
using Dobble.Data.Evaluation;
using Dobble.Scenes.Corruptions;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.Checks.Models;

/// <summary>Photos of two cards and one symbol as a model might have read them.</summary>
internal static class HandMadeReadings
{
    private static readonly Box Where = new(10, 10, 60, 60);

    /// <summary>A hundred photos of one pair each, of which some are answered right and some wrong.</summary>
    public static IReadOnlyList<ReadPhoto> Hundred(int right = 100, int wrong = 0, int found = 200, int named = 100) =>
        [.. Enumerable.Range(0, 100)
            .Select(i => Photo(right: i < right, wrong: i >= 100 - wrong, found: Math.Clamp(found - (2 * i), 0, 2), named: i < named))];

    /// <summary>One photo.</summary>
    public static ReadPhoto Photo(bool right = true, bool wrong = false, int found = 2, bool named = true, string series = "a",
        int pairs = 1, params ReadCard[] cards) => new(
        new PhotoScore
        {
            Name = $"{series}_1.jpg",
            Series = series,
            Cards = 2,
            Found = found,
            Decoded = found,
            Pairs = pairs,
            Right = right && pairs > 0 ? 1 : 0,
            Wrong = wrong ? 1 : 0,
            Symbols = [new TrueBox(0, Where)],
            Detections = [new ScoredBox(named ? 0 : 1, Where, 0.9)],
        },
        cards, right ? 1 : 0, 0, pairs > 0 ? [0] : []);

    /// <summary>Everything that was read.</summary>
    public static ModelReadings Readings(
        IReadOnlyList<ReadPhoto> held, IReadOnlyList<ReadPhoto>? other = null, IReadOnlyList<ReadPhoto>? train = null) =>
        new(held, train ?? [], other ?? [], [(GradedCorruptions.All[0], held)], held, ["cat", "dog"]);
}
