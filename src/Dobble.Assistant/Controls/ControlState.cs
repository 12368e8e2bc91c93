namespace Dobble.Assistant.Controls;

/// <summary>How everything stands that a <see cref="ControlChange"/> can change.</summary>
internal sealed record ControlState(
    bool Muted, double Volume, string Language, string Deck, string Mode, bool Recording, bool Paused);
