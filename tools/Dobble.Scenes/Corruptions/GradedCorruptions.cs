using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>The corruptions that a new model is compared under with the one before, each in three grades.</summary>
public static class GradedCorruptions
{
    /// <summary>Every corruption in every grade.</summary>
    public static IReadOnlyList<Corruption> All { get; } =
    [
        .. Graded("blur", [("1 ‰ of the width", 1), ("2 ‰", 2), ("4 ‰", 4)], (_, image, sigma) =>
            Optics.Defocus(image, Math.Max(0.3, sigma * image.Width / 1000))),
        .. Graded("noise", [("10 of 255", 10), ("20", 20), ("40", 40)], (random, image, deviation) =>
            Sensor.Noise(random, image, 0, deviation)),
        .. Graded("darkness", [("60 % of the light", 0.6), ("35 %", 0.35), ("20 %", 0.2)], (_, image, gain) => Colors.Expose(image, gain)),
        .. Graded("brightness", [("140 % of the light", 1.4), ("180 %", 1.8), ("240 %", 2.4)], (_, image, gain) =>
            Colors.Expose(image, gain)),
        .. Graded("JPEG", [("quality 50", 50), ("20", 20), ("8", 8)], (_, image, quality) => Sensor.Jpeg(image, (int)quality)),
        .. new[] { 10, 25, 45 }.Select((degrees, i) =>
            new Corruption("rotation", $"{degrees}°", i + 1, See: size => View.Turned(size, degrees))),
    ];

    private static IEnumerable<Corruption> Graded(string name, (string Grade, double Value)[] grades, Action<Random, Mat, double> spoil) =>
        grades.Select((g, i) => new Corruption(name, g.Grade, i + 1, (random, image) => spoil(random, image, g.Value)));
}
