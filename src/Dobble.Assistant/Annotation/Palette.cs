using SkiaSharp;

namespace Dobble.Assistant.Annotation;

/// <summary>The colours of drawings over an image. They stay apart from each other, on white cards and on dark tables alike.</summary>
internal static class Palette
{
    /// <summary>A card's outline.</summary>
    public static SKColor Card { get; } = new(0x2E, 0x9E, 0x4F);

    /// <summary>The rim that lets a line show on any ground.</summary>
    public static SKColor Rim { get; } = SKColors.White.WithAlpha(190);

    private static readonly SKColor[] Links =
    [
        new(0xE5, 0x39, 0x35), new(0x1E, 0x88, 0xE5), new(0x8E, 0x24, 0xAA), new(0xF4, 0x7B, 0x00),
        new(0x00, 0x89, 0x7B), new(0xD8, 0x1B, 0x60), new(0x5D, 0x40, 0x37), new(0x3F, 0x51, 0xB5),
    ];

    /// <summary>Rings, line and name of a pair; any number from 0, the colours repeat.</summary>
    public static SKColor Link(int index) => Links[index % Links.Length];
}
