namespace Dobble.Assistant.Capture;

/// <summary>What the first line of a Y4M stream says.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rate">Images a second.</param>
/// <param name="Colour">How colours are stored.</param>
internal sealed record Y4mHeader(int Width, int Height, double Rate, Y4mColour Colour)
{
    public int FrameBytes => Colour switch
    {
        Y4mColour.Halved => Width * Height * 3 / 2,
        Y4mColour.Full => Width * Height * 3,
        _ => Width * Height,
    };
}
