using System.Numerics;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>A line of text on a ground with round ends.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Text">The line.</param>
/// <param name="Letters">Size of the typeface in pixels.</param>
/// <param name="Frame">Where it stands, in pixels of the target.</param>
/// <param name="Ground">Colour behind the letters.</param>
internal sealed record Pill(PillKind Kind, string Text, int Letters, Box Frame, SKColor Ground)
{
    // Of the typeface's size: room beside the text, and the whole height.
    private const float Sides = 1.3f, Tall = 1.6f;

    /// <summary>Height of a capital letter, in sizes of the typeface.</summary>
    public const float Capital = 0.73f;

    /// <summary>A pill at the origin, to be placed.</summary>
    public static Pill Of(PillKind kind, string text, int letters, float width, SKColor ground) =>
        new(kind, text, letters, new Box(0, 0, MathF.Round(width + (letters * Sides)), MathF.Round(letters * Tall)), ground);

    /// <summary>The same pill elsewhere.</summary>
    /// <param name="corner">Its top left corner.</param>
    public Pill At(Vector2 corner) =>
        this with { Frame = new Box(corner.X, corner.Y, corner.X + Frame.Width, corner.Y + Frame.Height) };

    /// <summary>Where the text starts.</summary>
    public float TextLeft => Frame.X1 + (Letters * Sides / 2);

    /// <summary>What the letters stand on, so that capitals stand evenly about the middle.</summary>
    public float Baseline => Frame.CenterY + (Letters * Capital / 2);
}
