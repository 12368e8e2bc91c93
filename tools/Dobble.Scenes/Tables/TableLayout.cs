using OpenCvSharp;

namespace Dobble.Scenes.Tables;

/// <summary>Lays things on the table one after the other: free, touching, overlapping, piled, or in a grid.</summary>
internal sealed class TableLayout(Random random, SceneOptions options, TableCamera camera)
{
    private const double Thickness = 0.035;
    private const int Tries = 24;
    private const double InHeap = 0.95;
    private readonly List<CardPose> _lying = [];

    // The lower the camera, the flatter is what it shows.
    private readonly double _smallestAxisRatio = Math.Min(0.5, Math.Cos(options.MaxTilt * Math.PI / 180));
    private Queue<Point2d> _grid = new();
    private bool _isHeap;

    /// <summary>Lays the next things on top of one another.</summary>
    public void UseHeap() => _isHeap = true;

    /// <summary>Lays the next things in rows, as people who show all their cards do.</summary>
    public void UseGrid(int count)
    {
        var pitch = random.Between(2.03, 2.5);
        var (sin, cos) = Math.SinCos(random.Normal(0.1));
        var side = (int)Math.Ceiling(Math.Sqrt(count)) + 1;
        var places = new List<Point2d>();
        for (var row = -side; row <= side; row++)
        {
            for (var column = -side; column <= side; column++)
            {
                var (x, y) = ((column * pitch) + random.Normal(0.02), (row * pitch) + random.Normal(0.02));
                places.Add(new Point2d((x * cos) - (y * sin), (x * sin) + (y * cos)));
            }
        }

        _grid = new Queue<Point2d>(places.OrderBy(p => (p.X * p.X) + (p.Y * p.Y)));
    }

    /// <summary>The pose of the next thing; null where no place is left for it.</summary>
    /// <param name="size">Its radius in radii of a card.</param>
    public CardPose? Next(double size = 1)
    {
        for (var n = 0; n < Tries; n++)
        {
            var place = NextPlace(size);
            if (place is not { } p || !Shows(p, size))
                continue;
            var pose = Lay(p, size);
            _lying.Add(pose);
            return pose;
        }

        return null;
    }

    private Point2d? NextPlace(double size)
    {
        if (_grid.TryDequeue(out var planned))
            return planned;
        if (_lying.Count > 0 && random.Chance(_isHeap ? InHeap : options.Crowding))
            return Beside(random.Pick(_lying), size);
        var inset = camera.Radius * size * (1 - (2 * options.MaxCut));
        var free = camera.ToTable(Within(options.Width, inset), Within(options.Height, inset));
        return _lying.Any(l => l.DistanceTo(free.X, free.Y) < l.Size + size + 0.05) ? null : free;
    }

    private double Within(double length, double inset) => random.Between(Math.Min(inset, length / 2), Math.Max(length - inset, length / 2));

    private Point2d? Beside(CardPose other, double size)
    {
        var kind = random.NextDouble();
        var touching = !_isHeap && kind < 0.45;
        var distance = (other.Size + size) * (touching ? random.Between(1, 1.02)
            : kind < 0.8 ? random.Between(0.55, 0.98) : Math.Abs(random.Normal(0.12)));
        var (sin, cos) = Math.SinCos(random.Angle());
        var place = new Point2d(other.X + (distance * cos), other.Y + (distance * sin));
        var clash = touching && _lying.Any(l => l.DistanceTo(place.X, place.Y) < l.Size + size - 0.001);
        return clash ? null : place;
    }

    /// <summary>Whether a thing there is worth drawing: enough of it in the image, not too small and not seen too flat.</summary>
    private bool Shows(Point2d place, double size)
    {
        var plane = camera.Plane(new CardPose(place.X, place.Y, 0, 0, Size: size));
        var outline = plane.MapCircle(0, 0, 1);
        var (bounds, beyond) = (outline.Bounds, 2 * options.MaxCut * outline.Radius);
        return bounds.X1 >= -beyond && bounds.X2 <= options.Width + beyond
            && bounds.Y1 >= -beyond && bounds.Y2 <= options.Height + beyond
            && outline.AxisRatio >= _smallestAxisRatio
            && 2 * outline.Radius >= 0.8 * size * options.SmallestCard * Math.Min(options.Width, options.Height);
    }

    private CardPose Lay(Point2d place, double size)
    {
        var under = _lying.Where(l => l.DistanceTo(place.X, place.Y) < (l.Size + size) * 0.97).ToList();
        var height = under.Count == 0 ? 0 : under.Max(l => l.Height) + Thickness;
        var flat = new CardPose(place.X, place.Y, height, random.Angle(), Size: size);

        // Most cards lie flat; some lean, the more so on others.
        var max = options.MaxCardTilt * Math.PI / 180;
        if (!random.Chance(under.Count > 0 ? 0.7 : 0.3))
            return flat;
        var leaning = flat with { Tilt = random.Between(0, max), TiltAxis = random.Angle() };
        leaning = leaning with { Height = height + (size * Math.Sin(leaning.Tilt)) };
        return camera.Plane(leaning).MapCircle(0, 0, 1).AxisRatio >= _smallestAxisRatio ? leaning : flat;
    }
}
