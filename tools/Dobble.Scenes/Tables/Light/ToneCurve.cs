using OpenCvSharp;

namespace Dobble.Scenes.Tables.Light;

/// <summary>What a camera makes of light: exposure, white balance, contrast, gamma; one table of 8-bit values a channel.</summary>
internal sealed class ToneCurve
{
    private const int Steps = 1280;
    private readonly byte[] _blue, _green, _red;

    private ToneCurve(byte[] blue, byte[] green, byte[] red) => (_blue, _green, _red) = (blue, green, red);

    /// <summary>The curves of a scene.</summary>
    public static ToneCurve Draw(Random random, double strength)
    {
        var exposure = Math.Exp(random.Normal(0.16) * strength) * (1 - (0.1 * strength));
        var warmth = random.Normal(0.09) * strength;
        var tint = random.Normal(0.03) * strength;
        var contrast = 1 + (random.Between(-0.25, 0.18) * strength);
        var gamma = Math.Exp(random.Normal(0.15) * strength);
        var lift = random.Chance(0.3) ? random.Between(0, 0.08) * strength : 0;
        byte[] Curve(double gain) => Enumerable.Range(0, Steps).Select(i =>
        {
            var light = Math.Min(1.3, exposure * gain * i / 1020.0);
            var seen = 0.5 + (contrast * (Math.Pow(light, gamma) - 0.5));
            return Pixels.Clamp(255 * (lift + ((1 - lift) * seen)));
        }).ToArray();
        return new ToneCurve(Curve(1 - warmth), Curve(1 + tint), Curve(1 + warmth));
    }

    /// <summary>Lights the image and takes it, in place.</summary>
    public void Apply(Mat image, LightMap light)
    {
        for (int y = 0, rows = image.Rows; y < rows; y++)
        {
            var row = Pixels.Row<byte>(image, y);
            var factor = Pixels.Row<ushort>(light.Factor, y);
            var glare = Pixels.Row<byte>(light.Glare, y);
            for (int x = 0, i = 0; x < factor.Length; x++, i += 3)
            {
                var (f, g) = (factor[x], glare[x] * 4);
                row[i] = _blue[Math.Min(Steps - 1, ((row[i] * f) >> 8) + g)];
                row[i + 1] = _green[Math.Min(Steps - 1, ((row[i + 1] * f) >> 8) + g)];
                row[i + 2] = _red[Math.Min(Steps - 1, ((row[i + 2] * f) >> 8) + g)];
            }
        }
    }
}
