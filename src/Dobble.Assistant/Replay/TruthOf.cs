using Dobble.Scenes.Games;

namespace Dobble.Assistant.Replay;

/// <summary>The true pairs of a recording.</summary>
internal static class TruthOf
{
    /// <exception cref="Vision.DobbleException">The file is missing, or no truth of a game.</exception>
    public static IReadOnlyList<TruePair> Load(string path) => Pairs(GameTruth.Load(path));

    public static IReadOnlyList<TruePair> Pairs(GameTruth truth) =>
    [
        .. truth.Pairs.Select(pair => new TruePair(
            pair.Cards[0], pair.Cards[1], pair.Slot, TimeSpan.FromSeconds(pair.From), TimeSpan.FromSeconds(pair.To))),
    ];
}
