using System.Numerics;
using Dobble.Vision.Geometry;

namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>Where the rings and the line of a link are in the target.</summary>
/// <param name="place">Where the image stands in it.</param>
/// <param name="unit">The target's measure.</param>
internal readonly struct LinkPlacing(Letterbox place, float unit)
{
    /// <summary>A ring's semi-axis, in parts of the side of the symbol's box.</summary>
    public const float Around = 0.58f;

    public PlacedLink Of(OverlayLink link)
    {
        var (first, second) = (place.Map(link.First.X, link.First.Y), place.Map(link.Second.X, link.Second.Y));
        Ellipse?[] rings = [Ring(link.First), Ring(link.Second)];
        return new PlacedLink(
            [.. rings.OfType<Ellipse>()], Edge(first, second, rings[0]), Edge(second, first, rings[1]), Palette.Link(link.Color),
            link.IsProminent);
    }

    private Ellipse? Ring(OverlayLinkEnd end)
    {
        if (end.Ring is not { } box)
            return null;
        var center = place.Map(box.CenterX, box.CenterY);
        var (a, b) = ((box.Width * place.Scale * Around) + unit, (box.Height * place.Scale * Around) + unit);
        return new Ellipse(center.X, center.Y, a, b, 0);
    }

    /// <summary>Where the line from one end towards the other leaves the ring.</summary>
    private static Vector2 Edge(Vector2 from, Vector2 to, Ellipse? around)
    {
        var distance = Vector2.Distance(from, to);
        if (around is not { } ring || distance < 1)
            return from;
        var direction = (to - from) / distance;
        var reach = 1 / (direction / new Vector2((float)ring.A, (float)ring.B)).Length();
        return from + (direction * Math.Min(distance / 2, reach));
    }
}
