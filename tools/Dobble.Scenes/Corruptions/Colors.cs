using OpenCvSharp;

namespace Dobble.Scenes.Corruptions;

/// <summary>What lamps, exposure and the sensor's filter do to colours, in place: clipped whites, casts, no colour at all.</summary>
internal static class Colors
{
    /// <summary>More or less light; what is too bright is clipped to white.</summary>
    public static void Expose(Mat image, double gain) => Gain(image, gain, gain, gain);

    /// <summary>Light of another colour than white.</summary>
    public static void Gain(Mat image, double blue, double green, double red)
    {
        using var table = new Mat(1, 256, MatType.CV_8UC3);
        for (var i = 0; i < 256; i++)
            table.Set(0, i, new Vec3b(Pixels.Clamp(i * blue), Pixels.Clamp(i * green), Pixels.Clamp(i * red)));
        Cv2.LUT(image, table, image);
    }

    /// <summary>Makes colours stronger or weaker; 0 leaves none.</summary>
    public static void Saturate(Mat image, double factor)
    {
        using var grey = image.CvtColor(ColorConversionCodes.BGR2GRAY).CvtColor(ColorConversionCodes.GRAY2BGR);
        Cv2.AddWeighted(image, factor, grey, 1 - factor, 0, image);
    }

    /// <summary>
    /// A night camera's image: near infra-red, in which dyes fade and only black stays black, lit by a lamp beside the lens.
    /// </summary>
    public static void Infrared(Random random, Mat image) => Infrared(random, image, 0.4, 6);

    /// <summary>A night camera's image, of lamps and dyes of any kind.</summary>
    /// <param name="random">Says where the noise begins.</param>
    /// <param name="image">8-bit BGR.</param>
    /// <param name="red">How much of the light is that which red passes, 0 to 1; dyes pass all of the rest.</param>
    /// <param name="noise">Standard deviation of the noise.</param>
    public static void Infrared(Random random, Mat image, double red, double noise)
    {
        var channels = image.Split();
        using var light = new Mat();
        Cv2.Max(channels[0], channels[1], light);
        Cv2.Max(light, channels[2], light);
        Cv2.AddWeighted(light, 1 - red, channels[2], red, 0, light);
        foreach (var channel in channels)
            channel.Dispose();
        Cv2.CvtColor(light, image, ColorConversionCodes.GRAY2BGR);
        Sensor.Noise(random, image, noise, 0);
    }
}
