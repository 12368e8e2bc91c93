using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Tests.Detection;

/// <summary>A drawn table with one card whose outline is known to a fraction of a pixel, and what may trouble a refiner.</summary>
internal sealed class DrawnTable : IDisposable
{
    private static readonly Scalar[] Inks = [new(40, 40, 200), new(160, 80, 20), new(60, 160, 60), new(30, 30, 30), new(20, 180, 230)];
    private readonly Random _random;

    public DrawnTable(int seed, double radius, double ratio, Scalar table, double texture)
    {
        _random = new Random(seed);
        var side = (int)(radius * 3.2);
        Image = new Mat(side, side, MatType.CV_8UC3, table);
        Card = new Ellipse(
            (side / 2.0) + Between(-3, 3), (side / 2.0) + Between(-3, 3), radius, radius * ratio, Between(0, Math.PI));
        AddTexture(texture, radius);
    }

    public Mat Image { get; }

    public Ellipse Card { get; }

    public double Between(double low, double high) => low + (_random.NextDouble() * (high - low));

    /// <summary>The card's outline, up to <paramref name="part"/> of the radius off in size, place and stretch.</summary>
    public Ellipse Perturbed(double part)
    {
        var turn = Between(0, 2 * Math.PI);
        var shift = part * Card.Radius * _random.NextDouble();
        var (a, b) = (1 + Between(-part, part), 1 + Between(-part, part));
        return new Ellipse(
            Card.X + (shift * Math.Cos(turn)), Card.Y + (shift * Math.Sin(turn)), Card.A * a, Card.B * b, Card.Angle + Between(-0.1, 0.1));
    }

    public DrawnTable DrawShadow(double depth, double offset)
    {
        using var shade = new Mat(Image.Size(), MatType.CV_8UC1, Scalar.All(0));
        Fill(shade, Card with { X = Card.X + (offset * Card.Radius), Y = Card.Y + (offset * Card.Radius) }, Scalar.All(255));
        using var dark = new Mat();
        Image.ConvertTo(dark, -1, 1 - depth);
        dark.CopyTo(Image, shade);
        return this;
    }

    /// <summary>Eight blobs on the white disc, some of them close to its rim.</summary>
    public DrawnTable DrawCard(Scalar white)
    {
        Fill(Image, Card, white);
        var frame = new CardWarp(Card);
        for (var i = 0; i < 8; i++)
        {
            var (distance, size) = (i == 0 ? 0 : Between(45, 58), Between(17, 25));
            var at = frame.ToImage(95.5 + (distance * Math.Cos(i * 0.9)), 95.5 + (distance * Math.Sin(i * 0.9)));
            var scale = Card.Radius / CardWarp.Radius;
            Fill(Image, new Ellipse(at.X, at.Y, size * scale, size * scale * 0.8, i), Inks[i % Inks.Length]);
        }

        return this;
    }

    public DrawnTable DrawNeighbour(Scalar white, double gap)
    {
        var distance = 2 * Card.Radius * (1 + gap);
        Fill(Image, Card with { X = Card.X + distance }, new Scalar(white.Val0 * 0.9, white.Val1 * 0.9, white.Val2 * 0.9));
        Fill(Image, Card with { X = Card.X + distance, A = Card.A * 0.985, B = Card.B * 0.985 }, white);
        return this;
    }

    /// <summary>A skin-coloured disc over about a third of the rim.</summary>
    public DrawnTable DrawHand()
    {
        var at = Card.PointAt(1);
        Fill(Image, new Ellipse(at.X, at.Y, Card.Radius, Card.Radius, 0), new Scalar(110, 140, 205));
        return this;
    }

    public DrawnTable Photograph(double blur, double noise)
    {
        if (blur > 0)
            Cv2.GaussianBlur(Image, Image, new Size(0, 0), blur);
        using var grain = new Mat(Image.Size(), MatType.CV_16SC3);
        Cv2.SetTheRNG((ulong)_random.Next());
        Cv2.Randn(grain, Scalar.All(0), Scalar.All(noise));
        using var signed = new Mat();
        Image.ConvertTo(signed, MatType.CV_16SC3);
        Cv2.Add(signed, grain, signed);
        signed.ConvertTo(Image, MatType.CV_8UC3);
        return this;
    }

    public void Dispose() => Image.Dispose();

    private void AddTexture(double contrast, double radius)
    {
        if (contrast <= 0)
            return;
        for (var i = 0; i < 400; i++)
        {
            var shade = Between(-contrast, contrast);
            var mean = Image.At<Vec3b>((int)Between(0, Image.Height), (int)Between(0, Image.Width));
            var ink = new Scalar(mean.Item0 + shade, mean.Item1 + shade, mean.Item2 + (shade * 0.5));
            var place = new Ellipse(
                Between(0, Image.Width), Between(0, Image.Height), radius * Between(0.03, 0.3), radius * Between(0.03, 0.3), i);
            Fill(Image, place, ink);
        }
    }

    private static void Fill(Mat image, Ellipse e, Scalar color)
    {
        const int shift = 6, unit = 1 << shift;
        var outline = e.Outline(256).Select(p => new Point((int)Math.Round(p.X * unit), (int)Math.Round(p.Y * unit)));
        Cv2.FillPoly(image, [outline], color, LineTypes.AntiAlias, shift);
    }
}
