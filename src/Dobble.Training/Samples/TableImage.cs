using Dobble.Scenes;
using Dobble.Scenes.Corruptions;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>An image of a table with its truth, photo or rendered, seen anew for every sample: another cut, zoom and turn.</summary>
internal sealed class TableImage : IDisposable
{
    private const double LongestSide = 640;

    // How often a view is one of a lower camera, and how high above the table the lowest stands.
    private const double Lowered = 0.4;
    private const double Lowest = Math.PI / 12;

    private const double Farthest = 4;
    private readonly Mat[] _levels;
    private readonly (Ellipse Outline, double Visible)[] _cards;

    /// <param name="photo">BGR; not kept.</param>
    /// <param name="cards">Outlines of all its cards, in pixels of the photo, and the share of each that nothing covers.</param>
    public TableImage(Mat photo, IEnumerable<(Ellipse Outline, double Visible)> cards)
    {
        var scale = Math.Min(1, LongestSide / Math.Max(photo.Width, photo.Height));
        var full = photo.Resize(default, scale, scale, InterpolationFlags.Area);
        var half = full.Resize(default, 0.5, 0.5, InterpolationFlags.Area);
        _levels = [full, half, half.Resize(default, 0.5, 0.5, InterpolationFlags.Area)];
        _cards = [.. cards.Select(c => (c.Outline.Scaled(scale), c.Visible))];
    }

    /// <summary>The whole photo, fitted into a long side of <paramref name="longest"/> pixels, for validation.</summary>
    public FinderSample Whole(int longest)
    {
        var scale = (double)longest / Math.Max(_levels[0].Width, _levels[0].Height);
        var image = _levels[0].Resize(default, scale, scale, InterpolationFlags.Area);
        return new FinderSample(image, [.. _cards.Select(c => Cut(c.Outline.Scaled(scale), c.Visible, image.Size()))]);
    }

    /// <summary>A random view of the photo, often by a camera that stands low.</summary>
    public FinderSample Draw(Random random, Size size)
    {
        var (width, height) = (_levels[0].Width, _levels[0].Height);
        var cover = Math.Max((double)size.Width / width, (double)size.Height / height);
        var camera = new ViewCamera(
            random.Chance(Lowered) ? random.Between(Lowest, Math.PI / 2) : Math.PI / 2,
            (random.Next(4) * Math.PI / 2) + random.Normal(0.15),
            random.Normal(0.07),
            random.Chance(0.5),
            new Point2d(width * random.Between(0.3, 0.7), height * random.Between(0.3, 0.7)),
            cover * random.Factor(1.7),
            random.LogBetween(1.3, Farthest));
        var border = random.Chance(0.5) ? BorderTypes.Replicate : BorderTypes.Constant;
        return Seen(camera, size, border, new Scalar(random.Next(256), random.Next(256), random.Next(256)));
    }

    /// <summary>The middle of the photo as it is, as large as it covers the size.</summary>
    public FinderSample Straight(Size size)
    {
        var (width, height) = (_levels[0].Width, _levels[0].Height);
        var cover = Math.Max((double)size.Width / width, (double)size.Height / height);
        var camera = new ViewCamera(Math.PI / 2, 0, 0, false, new Point2d(width / 2.0, height / 2.0), cover, Farthest);
        return Seen(camera, size, BorderTypes.Replicate, Scalar.Black);
    }

    private FinderSample Seen(ViewCamera camera, Size size, BorderTypes border, Scalar color)
    {
        var view = View.From(_levels[0].Size(), size, camera);
        var level = Math.Clamp((int)Math.Floor(Math.Log2(1 / camera.Scale)), 0, 2);
        var image = view.Of(_levels[level], 1 << level, border, color);
        return new FinderSample(image, [.. _cards.Select(card => Cut(view.Move(card.Outline), card.Visible, size))]);
    }

    public void Dispose()
    {
        foreach (var level in _levels)
            level.Dispose();
    }

    /// <summary>What is visible of a card that the image cuts: measured at a spiral of points that covers the card evenly.</summary>
    private static (Ellipse Outline, double Visible) Cut(Ellipse card, double uncovered, Size size)
    {
        const int Points = 64;
        const double GoldenAngle = 2.399963;
        var inside = 0;
        for (var i = 0; i < Points; i++)
        {
            var r = Math.Sqrt((i + 0.5) / Points);
            var p = (card with { A = card.A * r, B = card.B * r }).PointAt(i * GoldenAngle);
            inside += p.X >= 0 && p.Y >= 0 && p.X < size.Width && p.Y < size.Height ? 1 : 0;
        }

        return (card, uncovered * inside / Points);
    }
}
