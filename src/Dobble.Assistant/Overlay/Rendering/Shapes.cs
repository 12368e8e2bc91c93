using System.Numerics;
using Dobble.Vision.Geometry;
using SkiaSharp;

namespace Dobble.Assistant.Overlay.Rendering;

/// <summary>Shapes as triangles. Their edges fade out over a pixel, which smooths them on any device without multisampling.</summary>
internal static class Shapes
{
    // The middle of the atlas's opaque corner.
    private static readonly Vector2 Opaque = new(GlyphAtlas.OpaqueSide / 2f);

    /// <summary>An ellipse's outline.</summary>
    /// <param name="mesh">Where to.</param>
    /// <param name="ellipse">The middle of the stroke, in pixels of the target.</param>
    /// <param name="width">Width of the stroke in pixels.</param>
    /// <param name="color">Its colour.</param>
    public static void Ring(this Mesh mesh, Ellipse ellipse, float width, SKColor color)
    {
        var packed = Vertex.Pack(color);
        var count = Segments((float)Math.Max(ellipse.A, ellipse.B));
        uint first = 0, previous = 0;
        for (var i = 0; i < count; i++)
        {
            var current = Across(mesh, ellipse, 2 * Math.PI * i / count, width / 2, packed);
            if (i == 0)
                first = current;
            else
                Join(mesh, previous, current);
            previous = current;
        }

        Join(mesh, previous, first);
    }

    /// <summary>A box with round corners that may be turned: a label, a line with round ends, a dot.</summary>
    /// <param name="mesh">Where to.</param>
    /// <param name="center">Its middle.</param>
    /// <param name="direction">Unit vector along its length.</param>
    /// <param name="half">Half its length and half its height.</param>
    /// <param name="radius">Radius of its corners.</param>
    /// <param name="color">Its colour.</param>
    public static void RoundedBox(this Mesh mesh, Vector2 center, Vector2 direction, Vector2 half, float radius, SKColor color)
    {
        var packed = Vertex.Pack(color);
        var middle = mesh.Add(center, Opaque, packed);
        radius = Math.Min(radius, Math.Min(half.X, half.Y));
        var arm = half - new Vector2(radius);
        var steps = Math.Max(2, Segments(radius) / 4);
        uint first = 0, previous = 0;
        for (var i = 0; i < 4 * (steps + 1); i++)
        {
            var (corner, step) = Math.DivRem(i, steps + 1);
            var (sin, cos) = MathF.SinCos((corner + ((float)step / steps)) * MathF.PI / 2);
            var turn = new Vector2(corner is 0 or 3 ? arm.X : -arm.X, corner < 2 ? arm.Y : -arm.Y);
            var current = Rim(mesh, center, direction, turn, new Vector2(cos, sin), radius, packed);
            if (i == 0)
                first = current;
            else
                Wedge(mesh, middle, previous, current);
            previous = current;
        }

        Wedge(mesh, middle, previous, first);
    }

    /// <summary>A straight line with round ends.</summary>
    public static void Line(this Mesh mesh, Vector2 from, Vector2 to, float width, SKColor color)
    {
        var length = Vector2.Distance(from, to);
        var direction = length > 0 ? (to - from) / length : Vector2.UnitX;
        mesh.RoundedBox((from + to) / 2, direction, new Vector2((length + width) / 2, width / 2), width / 2, color);
    }

    // So many that a chord stays within a tenth of a pixel of the arc.
    private static int Segments(float radius) => Math.Clamp((int)(7 * MathF.Sqrt(radius)), 12, 256);

    /// <summary>Four corners across a stroke: clear, full, full, clear. Gives the number of the first.</summary>
    private static uint Across(Mesh mesh, Ellipse ellipse, double t, float half, uint color)
    {
        var point = ellipse.PointAt(t);
        var normal = Vector2.Normalize(Turned(ellipse.B * Math.Cos(t), ellipse.A * Math.Sin(t), ellipse.Angle));
        var at = new Vector2((float)point.X, (float)point.Y);
        var first = mesh.Add(at - (normal * (half + 0.5f)), Opaque, 0);
        mesh.Add(at - (normal * (half - 0.5f)), Opaque, color);
        mesh.Add(at + (normal * (half - 0.5f)), Opaque, color);
        mesh.Add(at + (normal * (half + 0.5f)), Opaque, 0);
        return first;
    }

    private static Vector2 Turned(double x, double y, double angle)
    {
        var (s, c) = Math.SinCos(angle);
        return new Vector2((float)((c * x) - (s * y)), (float)((s * x) + (c * y)));
    }

    private static void Join(Mesh mesh, uint a, uint b)
    {
        for (uint strip = 0; strip < 3; strip++)
            mesh.Quad(a + strip, b + strip, b + strip + 1, a + strip + 1);
    }

    /// <summary>Two corners at a box's rim: full, clear. Gives the number of the first.</summary>
    private static uint Rim(Mesh mesh, Vector2 center, Vector2 along, Vector2 turn, Vector2 normal, float radius, uint color)
    {
        var across = new Vector2(-along.Y, along.X);
        Vector2 At(float reach)
        {
            var local = turn + (normal * reach);
            return center + (along * local.X) + (across * local.Y);
        }

        var first = mesh.Add(At(radius - 0.5f), Opaque, color);
        mesh.Add(At(radius + 0.5f), Opaque, 0);
        return first;
    }

    private static void Wedge(Mesh mesh, uint middle, uint a, uint b)
    {
        mesh.Triangle(middle, a, b);
        mesh.Quad(a, b, b + 1, a + 1);
    }
}
