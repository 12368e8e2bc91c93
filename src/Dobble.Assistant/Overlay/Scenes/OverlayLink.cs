namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>The symbol that two cards share, ringed on both and joined by a line.</summary>
/// <param name="First">Where the line starts.</param>
/// <param name="Second">Where it ends.</param>
/// <param name="Symbol">Tells the symbol from others: links of the same one have one colour.</param>
internal sealed record OverlayLink(OverlayLinkEnd First, OverlayLinkEnd Second, int Symbol)
{
    /// <summary>Number of the colour in the palette.</summary>
    public int Color { get; init; }

    /// <summary>Name beside the line; null where the headline says it, or nothing does.</summary>
    public string? Label { get; init; }

    /// <summary>False while one of its cards is covered: nothing is drawn then.</summary>
    public bool IsSeen { get; init; } = true;

    /// <summary>False for a link that recedes: with many cards those that do not concern the newest, or one's own.</summary>
    public bool IsProminent { get; init; } = true;
}
