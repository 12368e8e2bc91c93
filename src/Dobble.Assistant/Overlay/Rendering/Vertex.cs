using System.Numerics;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>A corner of a triangle, as the shader takes it.</summary>
/// <param name="Position">Pixels of the target from its top left corner.</param>
/// <param name="Texel">Place in the glyph atlas, in its pixels.</param>
/// <param name="Color">Red, green, blue, alpha in a byte each, the colours multiplied by alpha.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Vertex(Vector2 Position, Vector2 Texel, uint Color)
{
    /// <summary>Packs a colour for a vertex.</summary>
    public static uint Pack(SKColor color)
    {
        uint Weighed(byte channel) => (uint)(((channel * color.Alpha) + 127) / 255);
        return Weighed(color.Red) | (Weighed(color.Green) << 8) | (Weighed(color.Blue) << 16) | ((uint)color.Alpha << 24);
    }
}
