using System.Numerics;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>What a drawing is made of, in pixels of the target: by OpenGL onto a screen, by Skia into an image.</summary>
internal interface ISketch
{
    /// <summary>Width of a line of text.</summary>
    /// <param name="text">The line.</param>
    /// <param name="letters">Size of the typeface in pixels.</param>
    float Measure(string text, int letters);

    /// <summary>An ellipse's outline; <paramref name="width"/> is the stroke's.</summary>
    void Ring(Ellipse ellipse, float width, SKColor color);

    /// <summary>A straight line with round ends.</summary>
    void Line(Vector2 from, Vector2 to, float width, SKColor color);

    /// <summary>A filled box with round corners.</summary>
    void Fill(Box frame, float radius, SKColor color);

    /// <summary>A line of text.</summary>
    /// <param name="text">The line.</param>
    /// <param name="letters">Size of the typeface in pixels.</param>
    /// <param name="left">Where it starts.</param>
    /// <param name="baseline">What its letters stand on.</param>
    /// <param name="ink">Its colour.</param>
    void Write(string text, int letters, float left, float baseline, SKColor ink);
}
