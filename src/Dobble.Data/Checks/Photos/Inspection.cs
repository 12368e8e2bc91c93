using Dobble.Data.Checks.Labels;
using Dobble.Data.DataSets;
using Dobble.Vision.Decks;

namespace Dobble.Data.Checks.Photos;

/// <summary>Everything the checks are given.</summary>
/// <param name="Set">The labels.</param>
/// <param name="Deck">The deck they should belong to.</param>
/// <param name="Findings">What the deck check found.</param>
/// <param name="Photos">The photos that can be read, measured.</param>
/// <param name="Limits">Where figures stop being good.</param>
public sealed record Inspection(
    LabelSet Set, Deck Deck, IReadOnlyList<LabelFinding> Findings, IReadOnlyList<PhotoFacts> Photos, CheckLimits Limits);
