namespace Dobble.Assistant.Controls;

/// <summary>How everything stands that a <see cref="ControlChange"/> can change.</summary>
internal sealed record ControlState(
    bool Muted, double Volume, string Language, string Deck, string Mode, string Game, string Players, double Wait, bool Recording,
    bool Paused);
