namespace Dobble.Assistant.Replay;

/// <summary>An answer that was said aloud.</summary>
/// <param name="Time">Time into the recording.</param>
/// <param name="First">Index in the deck of the one card; null where it was not known.</param>
/// <param name="Second">Index in the deck of the other card.</param>
/// <param name="Slot">Slot of the symbol that was said.</param>
/// <param name="Symbol">The symbol that was said.</param>
/// <param name="Probability">How sure it was.</param>
internal sealed record Answer(TimeSpan Time, int? First, int? Second, int Slot, string Symbol, double Probability);
