using System.Numerics;
using Dobble.Vision.Geometry;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>A straight line between two points.</summary>
internal static class Segment
{
    /// <summary>Whether it has a point inside a box: what is left of it between the box's edges, side by side (Liang and Barsky).</summary>
    public static bool Crosses(Box box, Vector2 from, Vector2 to)
    {
        var (along, first, last) = (to - from, 0f, 1f);
        return Clip(-along.X, from.X - box.X1) && Clip(along.X, box.X2 - from.X)
            && Clip(-along.Y, from.Y - box.Y1) && Clip(along.Y, box.Y2 - from.Y);

        bool Clip(float step, float room)
        {
            if (step == 0)
                return room > 0;
            if (step < 0)
                first = Math.Max(first, room / step);
            else
                last = Math.Min(last, room / step);
            return first < last;
        }
    }
}
