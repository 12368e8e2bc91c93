namespace Dobble.Vision.Tracking;

/// <summary>The table after one more frame.</summary>
/// <param name="Cards">The cards that are on the table, by identity.</param>
/// <param name="Pairs">Their pairs, the unsure ones too.</param>
/// <param name="Appeared">Cards that this frame brought. (A card counts once it was seen often enough to be confirmed.)</param>
/// <param name="Gone">Cards that are no longer on the table, as they were last seen.</param>
/// <param name="Decided">Pairs that became sure enough to say with this frame; at most once while the pair stays with this symbol.</param>
/// <param name="Withdrawn">Pairs that were decided and no longer hold: the evidence turned, and the symbol is another or unsure.</param>
/// <param name="NoAnswer">Why nothing is sure; null while some pair is decided.</param>
public sealed record TableUpdate(
    IReadOnlyList<TrackedCard> Cards,
    IReadOnlyList<TrackedPair> Pairs,
    IReadOnlyList<TrackedCard> Appeared,
    IReadOnlyList<TrackedCard> Gone,
    IReadOnlyList<TrackedPair> Decided,
    IReadOnlyList<TrackedPair> Withdrawn,
    NoAnswerReason? NoAnswer);
