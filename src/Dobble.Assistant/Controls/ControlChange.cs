using Dobble.Assistant.Games;

namespace Dobble.Assistant.Controls;

/// <summary>What a player wants changed; null where it stays as it is. The values are those of the settings of these names.</summary>
internal sealed record ControlChange
{
    public bool? Muted { get; init; }

    /// <summary>Loudness, 0 to 1.</summary>
    public double? Volume { get; init; }

    /// <summary>Two-letter code.</summary>
    public string? Language { get; init; }

    /// <summary>A name among <see cref="DeckSwitch.Names"/>.</summary>
    public string? Deck { get; init; }

    /// <summary><c>table</c> or <c>hand</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>A name among <see cref="GameBook.Names"/>; the same one begins anew.</summary>
    public string? Game { get; init; }

    /// <summary>Names of the players, with commas between.</summary>
    public string? Players { get; init; }

    /// <summary>How long the assistant waits in practice, in seconds.</summary>
    public double? Wait { get; init; }

    public bool? Recording { get; init; }

    public bool? Paused { get; init; }
}
