using SkiaSharp;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>
/// The colours of drawings over an image. Those of pairs are the eight of M. Okabe and K. Ito, which people with any kind of colour vision
/// tell apart; as many as a card has symbols.
/// </summary>
internal static class Palette
{
    private static readonly SKColor[] Links =
    [
        new(0xD5, 0x5E, 0x00), new(0x00, 0x72, 0xB2), new(0xE6, 0x9F, 0x00), new(0x00, 0x9E, 0x73),
        new(0xCC, 0x79, 0xA7), new(0x56, 0xB4, 0xE9), new(0xF0, 0xE4, 0x42), new(0x00, 0x00, 0x00),
    ];

    /// <summary>How many colours there are.</summary>
    public static int Count => Links.Length;

    /// <summary>A card's outline.</summary>
    public static SKColor Card { get; } = new(0xF4, 0xF4, 0xF4);

    /// <summary>Ground of what is quiet, and letters on light grounds.</summary>
    public static SKColor Dark { get; } = new(0x14, 0x17, 0x1C);

    /// <summary>Ground of what must not be missed.</summary>
    public static SKColor Alarm { get; } = new(0xFF, 0xB3, 0x2E);

    /// <summary>Ground of what is being recorded.</summary>
    public static SKColor Recording { get; } = new(0xC6, 0x28, 0x28);

    /// <summary>Rings, line and name of a pair; any number from 0, the colours repeat.</summary>
    public static SKColor Link(int index) => Links[index % Links.Length];

    /// <summary>Letters on a ground: dark or white, whichever differs more.</summary>
    public static SKColor InkOn(SKColor ground) => Contrast(ground, Dark) > Contrast(ground, SKColors.White) ? Dark : SKColors.White;

    /// <summary>The rim that lets a line show on any ground: dark around light colours, white around dark ones.</summary>
    public static SKColor RimOf(SKColor line) => InkOn(line).WithAlpha(190);

    /// <summary>How far two colours are from each other in lightness, 1 to 21, as the WCAG measures it; large letters need 3.</summary>
    public static double Contrast(SKColor a, SKColor b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(SKColor color) =>
        (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
