using SkiaSharp;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>The typeface that images are lettered with. It comes with the program: a machine may have no fonts at all.</summary>
internal static class Lettering
{
    /// <summary>Loads the typeface; the caller disposes it.</summary>
    public static SKTypeface Load()
    {
        using var font = typeof(Lettering).Assembly.GetManifestResourceStream("lettering.ttf")
            ?? throw new InvalidOperationException("the typeface is missing from the program");
        return SKTypeface.FromStream(font);
    }
}
