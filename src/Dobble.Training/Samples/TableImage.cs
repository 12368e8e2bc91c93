using Dobble.Scenes;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>An image of a table with its truth, photo or rendered, seen anew for every sample: another cut, zoom and turn.</summary>
internal sealed class TableImage : IDisposable
{
    private const double LongestSide = 640;
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

    /// <summary>A random view of the photo.</summary>
    public FinderSample Draw(Random random, Size size)
    {
        var (width, height) = (_levels[0].Width, _levels[0].Height);
        var scale = Math.Max((double)size.Width / width, (double)size.Height / height) * random.Factor(1.7);
        var turn = (random.Next(4) * Math.PI / 2) + random.Normal(0.15);
        var flip = random.Chance(0.5) ? -1 : 1;
        var (s, c) = Math.SinCos(turn);
        // The point of the photo that comes to the middle of the view.
        var (px, py) = (width * random.Between(0.3, 0.7), height * random.Between(0.3, 0.7));
        var (a, b, d, e) = (scale * c * flip, -scale * s, scale * s * flip, scale * c);
        var (x, y) = ((size.Width / 2.0) - (a * px) - (b * py), (size.Height / 2.0) - (d * px) - (e * py));

        var level = Math.Clamp((int)Math.Floor(Math.Log2(1 / scale)), 0, 2);
        var zoom = 1 << level;
        using var matrix = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new[] { a * zoom, b * zoom, x, d * zoom, e * zoom, y });
        var image = new Mat();
        var border = random.Chance(0.5) ? BorderTypes.Replicate : BorderTypes.Constant;
        Cv2.WarpAffine(_levels[level], image, matrix, size, InterpolationFlags.Linear, border, new Scalar(random.Next(256), random.Next(256), random.Next(256)));
        Ellipse Seen(Ellipse card) => new(
            (a * card.X) + (b * card.Y) + x, (d * card.X) + (e * card.Y) + y, card.A * scale, card.B * scale, (flip * card.Angle) + turn);
        return new FinderSample(image, [.. _cards.Select(card => Cut(Seen(card.Outline), card.Visible, size))]);
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
