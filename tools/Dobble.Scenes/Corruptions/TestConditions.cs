using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>
/// The conditions that readings are measured under, as players' cameras and lamps make them. Their strengths are those of the
/// test alone: <see cref="CorruptionMix.Training"/> has its own.
/// </summary>
public static class TestConditions
{
    // Lengths are given for an image of this long side.
    private const double Reference = 640;

    /// <summary>Every condition, as the table shows them.</summary>
    public static IReadOnlyList<Corruption> All { get; } =
    [
        new("as taken", "", 1),
        .. new[] { 60, 50, 40, 35, 30, 25, 20 }.Select((degrees, i) =>
            new Corruption("camera", $"{degrees}° above the table", i + 1, See: size => View.Lowered(size, degrees))),
        new("exposure", "2.5×, whites clipped", 1, (_, image) => Colors.Expose(image, 2.5)),
        new("exposure", "0.15×, noise", 2, Underexpose),
        new("glare", "strong", 1, (random, image) => Reflections.Add(random, image, count: 9, size: 0.1, level: 255)),
        new("lamp", "magenta", 1, (_, image) => Colors.Gain(image, 0.98, 0.72, 1.1)),
        new("lamp", "candle", 2, (_, image) => Colors.Gain(image, 0.4, 0.72, 1.1)),
        new("no colour", "greyscale", 1, (_, image) => Colors.Saturate(image, 0)),
        new("no colour", "infra-red", 2, Colors.Infrared),
        new("blur", "motion, 15 pixels at 640", 1, (random, image) =>
            Optics.Motion(image, Scaled(image, 7.5), random.NextDouble() * Math.PI)),
        new("blur", "motion, 20 pixels at 640", 2, (random, image) =>
            Optics.Motion(image, Scaled(image, 10), random.NextDouble() * Math.PI)),
        new("blur", "defocus, 3.5 pixels at 640", 3, (_, image) => Optics.Defocus(image, Scaled(image, 3.5))),
        new("noise", "deviation 45", 1, (random, image) => Sensor.Noise(random, image, 32, 32)),
        new("JPEG", "quality 10", 1, (_, image) => Sensor.Jpeg(image, 10)),
        .. new[] { 1920, 320 }.Select((side, i) =>
            new Corruption("size", $"long side {side}", i + 1, See: size => View.Scaled(size, side))),
        .. new[] { 160, 120 }.Select((side, i) =>
            new Corruption("size", $"long side {side}, noise, JPEG", i + 3, SmallCamera, size => View.Scaled(size, side))),
        .. new[] { 30, 180 }.Select((degrees, i) =>
            new Corruption("rotation", $"{degrees}°", i + 1, See: size => View.Turned(size, degrees))),
        new("mirror", "", 1, See: View.Mirrored),
    ];

    private static double Scaled(Mat image, double pixels) => pixels * Math.Max(image.Width, image.Height) / Reference;

    private static void SmallCamera(Random random, Mat image)
    {
        Sensor.Noise(random, image, 4, 3);
        Sensor.Jpeg(image, 60);
    }

    private static void Underexpose(Random random, Mat image)
    {
        Colors.Expose(image, 0.15);
        Sensor.Noise(random, image, 3, 2);
    }
}
