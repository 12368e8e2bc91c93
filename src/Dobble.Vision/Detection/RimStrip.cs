using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Detection;

/// <summary>
/// A ring of the image around a rough outline, sampled along rays, and how much each sample looks like the place where a
/// card's white ends. The number of samples is fixed, so that a big card costs no more than a small one. Made once and filled
/// for every card.
/// </summary>
internal sealed class RimStrip
{
    /// <summary>Rays around the card, and samples on each.</summary>
    public const int Rays = 96, Steps = 43;

    /// <summary>Grey levels that count as no difference at all.</summary>
    private const float Faint = 5;

    /// <summary>How much more edge the wide window must show.</summary>
    private const float WideGain = 1.4f;

    private readonly Vec2f[] _places = new Vec2f[Rays * Steps];
    private readonly Vec3b[] _samples = new Vec3b[Rays * Steps];
    private readonly bool[] _inside = new bool[Rays * Steps];
    private readonly float[] _distance = new float[Rays * Steps];
    private readonly Vec3b[] _brightest = new Vec3b[Rays];
    private readonly Vec3b[] _white = new Vec3b[Rays];
    private double _inner, _step;

    /// <summary>How fast the colour leaves the card's white, outwards, in grey levels; a row a ray.</summary>
    public float[] Rise { get; } = new float[Rays * Steps];

    /// <summary>How much of a rim it is, 0 to 1: card-white within and something else without, however faint.</summary>
    public float[] Edge { get; } = new float[Rays * Steps];

    /// <summary>Samples a ring and finds its edges.</summary>
    /// <param name="image">The image, BGR.</param>
    /// <param name="rough">The outline whose radius counts as 1.</param>
    /// <param name="inner">Where the ring begins.</param>
    /// <param name="outer">Where it ends.</param>
    /// <param name="card">What lies within this radius is taken for card.</param>
    public void Fill(Mat image, Ellipse rough, double inner, double outer, double card)
    {
        (_inner, _step) = (inner, (outer - inner) / (Steps - 1));
        Sample(image, rough);
        FindWhite((int)Math.Round(IndexOf(card)));
        MeasureDistance();
        FindEdges(rough.Radius);
    }

    public static double Angle(int ray) => 2 * Math.PI * ray / Rays;

    /// <summary>Fractional index of a radius.</summary>
    public double IndexOf(double radius) => (radius - _inner) / _step;

    /// <summary>Radius of a fractional index.</summary>
    public double RadiusOf(double index) => _inner + (index * _step);

    /// <summary>Whether the image holds the place.</summary>
    public bool Holds(int ray, double index) => index >= 0 && index < Steps && _inside[(ray * Steps) + (int)index];

    private void Sample(Mat image, Ellipse rough)
    {
        var (xx, xy, yy) = rough.Shape;
        var (right, bottom) = (image.Width - 1, image.Height - 1);
        for (var ray = 0; ray < Rays; ray++)
        {
            var (s, c) = Math.SinCos(Angle(ray));
            var (dx, dy) = ((xx * c) + (xy * s), (xy * c) + (yy * s));
            for (var i = 0; i < Steps; i++)
            {
                var radius = RadiusOf(i);
                var (x, y) = (rough.X + (radius * dx), rough.Y + (radius * dy));
                _places[(ray * Steps) + i] = new Vec2f((float)x, (float)y);
                _inside[(ray * Steps) + i] = x >= 0 && y >= 0 && x <= right && y <= bottom;
            }
        }

        using var places = Mat.FromPixelData(Rays, Steps, MatType.CV_32FC2, _places);
        using var samples = Mat.FromPixelData(Rays, Steps, MatType.CV_8UC3, _samples);
        using var none = new Mat();
        Cv2.Remap(image, samples, places, none, InterpolationFlags.Linear, BorderTypes.Replicate);
    }

    /// <summary>The card's white near every ray: the brightest sample of each ray, smoothed by a median over its neighbours.</summary>
    private void FindWhite(int until)
    {
        const int reach = 8;
        for (var ray = 0; ray < Rays; ray++)
        {
            var best = -1;
            foreach (var sample in _samples.AsSpan(ray * Steps, until))
            {
                var light = sample.Item0 + (2 * sample.Item1) + sample.Item2;
                if (light > best)
                    (best, _brightest[ray]) = (light, sample);
            }
        }

        Span<byte> b = stackalloc byte[(2 * reach) + 1], g = stackalloc byte[b.Length], r = stackalloc byte[b.Length];
        for (var ray = 0; ray < Rays; ray++)
        {
            for (var k = 0; k < b.Length; k++)
                (b[k], g[k], r[k]) = _brightest[(ray + k - reach + Rays) % Rays];
            _white[ray] = new Vec3b(Median(b), Median(g), Median(r));
        }
    }

    private static byte Median(Span<byte> values)
    {
        values.Sort();
        return values[values.Length / 2];
    }

    /// <summary>Distance of every sample from the white of its ray, over the three channels: brightness and colour at once.</summary>
    private void MeasureDistance()
    {
        for (var ray = 0; ray < Rays; ray++)
        {
            var white = _white[ray];
            for (var i = ray * Steps; i < (ray + 1) * Steps; i++)
            {
                var s = _samples[i];
                _distance[i] = (Math.Abs(s.Item0 - white.Item0) + Math.Abs(s.Item1 - white.Item1)
                    + Math.Abs(s.Item2 - white.Item2)) / 3f;
            }
        }
    }

    /// <summary>
    /// Finds the edges with the window that shows more of them: a narrow one tells a thin shadow, while the rim of a card
    /// that is out of focus shows only in a wide one.
    /// </summary>
    private void FindEdges(double radius)
    {
        // A window under two pixels would see only the blur of the edge.
        var narrow = Math.Clamp((int)Math.Ceiling(1.5 / (radius * _step)), 3, 6);
        if (FindEdges(2 * narrow) < WideGain * FindEdges(narrow))
            return;
        FindEdges(2 * narrow);
    }

    /// <summary>Finds the edges between the means of the samples before and after; gives the sum of each ray's best.</summary>
    private float FindEdges(int window)
    {
        Array.Clear(Edge);
        Array.Clear(Rise);
        var sum = 0f;
        for (var ray = 0; ray < Rays; ray++)
        {
            var best = 0f;
            for (var i = window; i <= Steps - window; i++)
            {
                var at = (ray * Steps) + i;
                if (!_inside[at])
                    continue;
                var (within, without) = (Mean(at - window, window), Mean(at, window));
                Rise[at] = without - within;
                Edge[at] = Math.Max(0, without - within) / (without + within + Faint);
                best = Math.Max(best, Edge[at]);
            }

            sum += best;
        }

        return sum;
    }

    private float Mean(int from, int count)
    {
        var sum = 0f;
        foreach (var value in _distance.AsSpan(from, count))
            sum += value;
        return sum / count;
    }
}
