using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>What a camera makes of light: exposure, white balance, contrast, gamma; one table of 8-bit values a channel.</summary>
internal sealed class ToneCurve
{
    private const int Steps = 1280;
    private byte[]? _blue, _green, _red;

    /// <summary>Factor on the light.</summary>
    public double Exposure { get; init; } = 1;

    /// <summary>Exponent of the light, above 0.</summary>
    public double Gamma { get; init; } = 1;

    /// <summary>Factor on differences from middle grey.</summary>
    public double Contrast { get; init; } = 1;

    /// <summary>How light black is, 0 to 1.</summary>
    public double Lift { get; init; }

    /// <summary>Factor on blue light.</summary>
    public double Blue { get; init; } = 1;

    /// <summary>Factor on green light.</summary>
    public double Green { get; init; } = 1;

    /// <summary>Factor on red light.</summary>
    public double Red { get; init; } = 1;

    /// <summary>The curves of a scene.</summary>
    public static ToneCurve Draw(Random random, double strength)
    {
        var exposure = Math.Exp(random.Normal(0.16) * strength) * (1 - (0.1 * strength));
        var warmth = random.Normal(0.09) * strength;
        var tint = random.Normal(0.03) * strength;
        var contrast = 1 + (random.Between(-0.25, 0.18) * strength);
        var gamma = Math.Exp(random.Normal(0.15) * strength);
        var lift = random.Chance(0.3) ? random.Between(0, 0.08) * strength : 0;
        return new ToneCurve
        {
            Exposure = exposure,
            Contrast = contrast,
            Gamma = gamma,
            Lift = lift,
            Blue = 1 - warmth,
            Green = 1 + tint,
            Red = 1 + warmth,
        };
    }

    /// <summary>Lights the image and takes it, in place.</summary>
    public void Apply(Mat image, LightMap light)
    {
        var (blue, green, red) = (_blue ??= Curve(Blue), _green ??= Curve(Green), _red ??= Curve(Red));
        for (int y = 0, rows = image.Rows; y < rows; y++)
        {
            var row = Pixels.Row<byte>(image, y);
            var factor = Pixels.Row<ushort>(light.Factor, y);
            var glare = Pixels.Row<byte>(light.Glare, y);
            for (int x = 0, i = 0; x < factor.Length; x++, i += 3)
            {
                var (f, g) = (factor[x], glare[x] * 4);
                row[i] = blue[Math.Min(Steps - 1, ((row[i] * f) >> 8) + g)];
                row[i + 1] = green[Math.Min(Steps - 1, ((row[i + 1] * f) >> 8) + g)];
                row[i + 2] = red[Math.Min(Steps - 1, ((row[i + 2] * f) >> 8) + g)];
            }
        }
    }

    private byte[] Curve(double gain)
    {
        var curve = new byte[Steps];
        for (var i = 0; i < Steps; i++)
        {
            var light = Math.Min(1.3, Exposure * gain * i / 1020.0);
            var seen = 0.5 + (Contrast * (Math.Pow(light, Gamma) - 0.5));
            curve[i] = Pixels.Clamp(255 * (Lift + ((1 - Lift) * seen)));
        }

        return curve;
    }
}
