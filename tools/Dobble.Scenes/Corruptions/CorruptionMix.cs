using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>Corruptions as they come together, drawn at random and applied in place: those of rendered scenes, those of training.</summary>
public static class CorruptionMix
{
    private const double StrongShare = 0.4;

    private static readonly Action<Random, Mat, double>[] Strong =
    [
        (random, image, _) => Colors.Expose(image, random.LogBetween(1.2, 3.6)),
        (random, image, _) => Colors.Expose(image, random.LogBetween(0.15, 0.6)),
        (random, image, _) => Reflections.Add(random, image, random.Next(1, 9), random.LogBetween(0.03, 0.16), random.Between(120, 255)),
        (random, image, _) => Colors.Gain(image, random.LogBetween(0.3, 1.25), random.LogBetween(0.45, 1.25), random.LogBetween(0.5, 1.25)),
        (random, image, _) => Colors.Gain(image, random.LogBetween(0.3, 1.1), random.LogBetween(0.55, 1), random.LogBetween(0.9, 1.4)),
        (_, image, _) => Colors.Saturate(image, 0),
        (random, image, _) => Colors.Infrared(random, image, random.Between(0.2, 0.6), random.Between(0, 10)),
        (random, image, fewest) => Optics.Motion(image, random.LogBetween(2, 3 * fewest), random.Angle()),
        (random, image, fewest) => Optics.Defocus(image, random.LogBetween(1, 1.4 * fewest)),
        (random, image, _) => Sensor.Noise(random, image, random.LogBetween(4, 36), random.LogBetween(4, 30)),
        (random, image, fewest) => Sensor.LowResolution(
            image, 1 / random.Between(fewest, 2 * fewest), InterpolationFlags.Linear, small => SensorAndFile(random, small, 0.3)),
        (random, image, _) => Sensor.Jpeg(image, random.Next(6, 25)),
    ];

    /// <summary>What a webcam makes of a rendered table.</summary>
    /// <param name="random">Decides which corruptions.</param>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="strength">0 for none, 1 for those of webcams.</param>
    public static void Scene(Random random, Mat image, double strength)
    {
        using (var light = LightMap.Draw(random, image.Size(), strength))
            ToneCurve.Draw(random, strength).Apply(image, light);
        if (strength <= 0)
            return;
        var scale = strength * Math.Sqrt(Math.Min(image.Width, image.Height) / 240.0);
        if (random.Chance(0.5))
            Optics.Defocus(image, 0.01 + (scale * random.LogBetween(0.3, 1.7)));
        else if (random.Chance(0.25))
            Optics.Motion(image, scale * random.Between(1, 4), random.Angle());
        if (random.Chance(0.3 * strength))
            Sensor.LowResolution(
                image, random.Between(0.4, 0.9), random.Chance(0.5) ? InterpolationFlags.Linear : InterpolationFlags.Cubic);
        if (random.Chance(0.75))
            Sensor.Noise(random, image, strength * random.LogBetween(0.7, 9), strength * random.LogBetween(0.5, 6));
        if (random.Chance(0.25 * strength))
            Optics.Sharpen(image, random.Between(0.3, 1));
        if (random.Chance(0.6))
            Sensor.Jpeg(image, (int)(95 - (strength * random.Between(0, 62))));
    }

    /// <summary>
    /// What training images go through: wider than cameras are, so that cameras lie within it. Many go through one corruption more that is
    /// far stronger.
    /// </summary>
    /// <param name="random">Decides which corruptions.</param>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="fewest">How many times too small the image may be taken, 1 or more.</param>
    public static void Training(Random random, Mat image, double fewest)
    {
        using (var light = LightMap.Draw(random, image.Size(), random.Between(0, 1.5)))
            TrainingTone(random).Apply(image, light);
        if (random.Chance(0.6))
            Colors.Saturate(image, random.Between(0.45, 1.5));
        if (random.Chance(0.35))
            Blur(random, image);
        if (random.Chance(StrongShare))
            random.Pick(Strong)(random, image, fewest);
        if (random.Chance(0.55))
            Shrink(random, image, fewest);
        SensorAndFile(random, image, 0.5);
    }

    /// <summary>More light than the sensor can tell: long exposure, or lamps and windows mirrored in varnish, at times both.</summary>
    /// <param name="random">Decides how much, and where.</param>
    /// <param name="image">8-bit BGR, as the camera shows it in less light.</param>
    public static void TooMuchLight(Random random, Mat image)
    {
        var mirrored = random.Chance(0.55);
        if (!mirrored || random.Chance(0.3))
            Colors.Expose(image, random.LogBetween(1.4, 6));
        if (mirrored)
            Reflections.Add(random, image, random.Next(1, 6), random.LogBetween(0.06, 0.45), random.Between(110, 255));
        if (random.Chance(0.4))
            Sensor.Jpeg(image, random.Next(25, 90));
    }

    /// <summary>What reading may make of a bright image before it looks again.</summary>
    /// <param name="random">Decides what, and whether at all.</param>
    /// <param name="image">8-bit BGR.</param>
    public static void Darken(Random random, Mat image)
    {
        if (random.Chance(0.4))
            return;
        using var dark = random.Chance(0.65)
            ? Darkening.Raise(image, random.LogBetween(1.5, 5)) : Darkening.Unveil(image, random.Between(0.06, 0.2));
        dark.CopyTo(image);
    }

    /// <summary>Too few pixels; before a low camera too few from above, and enough across.</summary>
    private static void Shrink(Random random, Mat image, double fewest)
    {
        var (across, down) = (1 / random.Between(1, fewest), random.Chance(0.35) ? random.LogBetween(0.3, 1) : 1);
        Sensor.LowResolution(image, across, across * down, InterpolationFlags.Linear, small => SensorAndFile(random, small, 0.3));
    }

    private static ToneCurve TrainingTone(Random random)
    {
        var exposure = random.Chance(0.5) ? random.Between(0.4, 1.0) : random.Between(0.75, 1.25);
        var lift = random.Chance(0.4) ? random.Between(0, 0.16) : 0;
        var warmth = random.Normal(0.12);
        double Gain(double gain, double deviation) => Math.Clamp(gain + random.Normal(deviation), 0.55, 1.45);
        return new ToneCurve
        {
            Exposure = exposure,
            Lift = lift,
            Gamma = Math.Pow(1.5, random.Between(-1, 1)),
            Blue = Gain(1 - warmth, 0.04),
            Green = Gain(1, 0.05),
            Red = Gain(1 + warmth, 0.04),
        };
    }

    private static void Blur(Random random, Mat image)
    {
        if (random.Chance(0.6))
            Optics.Defocus(image, random.Between(0.4, 2.0));
        else
            Optics.Motion(image, random.Between(1, 4.5), random.Angle());
    }

    private static void SensorAndFile(Random random, Mat image, double noisy)
    {
        if (random.Chance(noisy))
            Sensor.Noise(random, image, 0, random.Between(1.5, 11));
        if (random.Chance(0.3))
            Sensor.Jpeg(image, random.Next(25, 90));
    }
}
