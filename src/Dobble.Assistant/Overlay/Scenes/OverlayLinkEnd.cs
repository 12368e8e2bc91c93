using Dobble.Vision.Geometry;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>One end of a link, in pixels of the image.</summary>
/// <param name="X">Centre of the symbol; of the card where the symbol is hidden.</param>
/// <param name="Y">Likewise.</param>
/// <param name="Ring">The symbol, to be ringed; null where it is hidden.</param>
internal readonly record struct OverlayLinkEnd(float X, float Y, Box? Ring)
{
    /// <summary>At the symbol, or in the middle of the card.</summary>
    public static OverlayLinkEnd Of(Box? symbol, Ellipse card) =>
        symbol is { } box ? new(box.CenterX, box.CenterY, box) : new((float)card.X, (float)card.Y, null);
}
