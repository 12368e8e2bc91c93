using Dobble.Vision.Geometry;

namespace Dobble.Vision.Recognition;

/// <summary>A symbol of an unknown deck on a card that was looked at closely.</summary>
/// <param name="Box">Where, in pixels of the rectified crop (see <see cref="CardWarp"/>).</param>
/// <param name="Presence">How sure the network is, over four rotations of the card, that a symbol is there, 0 to 1.</param>
/// <param name="Plain">What it looks like as one of all symbols of the card: the mean of four rotations, of unit length.</param>
/// <param name="CloseUp">What it looks like alone (<see cref="SymbolComparer"/>), of unit length.</param>
public sealed record SymbolView(Box Box, float Presence, float[] Plain, float[] CloseUp)
{
    /// <summary>A symbol of a card that was read as a whole and not looked at closely: what is seen of it stands for the close-up.</summary>
    internal static SymbolView AtAGlance(SymbolDetection seen) => new(seen.Box, seen.Presence, seen.Embedding, seen.Embedding);
}
