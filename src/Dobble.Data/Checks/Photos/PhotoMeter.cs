using Dobble.Data.Labels;
using Dobble.Vision.Geometry;
using Dobble.Vision.Quality;
using OpenCvSharp;

namespace Dobble.Data.Checks.Photos;

/// <summary>Measures photos.</summary>
internal static class PhotoMeter
{
    private const double LongSide = 512;
    private const int HashSide = 16;

    /// <summary>Measures a photo.</summary>
    /// <param name="photo">Its labels.</param>
    /// <param name="image">BGR, in the pixels of its file as labels are.</param>
    public static PhotoFacts Measure(LabelledPhoto photo, Mat image)
    {
        var scale = LongSide / Math.Max(image.Width, image.Height);
        using var small = image.Resize(default, scale, scale, InterpolationFlags.Area);
        using var hsv = small.CvtColor(ColorConversionCodes.BGR2HSV);
        using var grey = small.CvtColor(ColorConversionCodes.BGR2GRAY);
        Cv2.MeanStdDev(grey, out var mean, out var deviation);
        var color = Cv2.Mean(small);
        double[] properties =
        [
            photo.Width, photo.Height, mean[0] / 255, deviation[0] / 255, QualityMeter.Measure(small, []).Sharpness, Cv2.Mean(hsv)[1] / 255,
            color[2] / 255, color[1] / 255, color[0] / 255, photo.Boxes.Count,
        ];
        return new PhotoFacts(photo, properties, [.. photo.Boxes.Select((b, i) => (b, i)).Where(b => photo.CanShow(b.b.Box))
            .Select(b => Measure(b.b, b.i, photo, grey, hsv, scale))], Hash(grey), Grey(grey), Colors(small));
    }

    private static BoxFacts Measure(LabelledBox label, int place, LabelledPhoto photo, Mat grey, Mat hsv, double scale)
    {
        var box = label.Box;
        var part = Part(box, scale).Intersect(new Rect(0, 0, grey.Width, grey.Height));
        var (brightness, saturation) = part.Width > 0 && part.Height > 0
            ? (Cv2.Mean(grey[part])[0] / 255, Cv2.Mean(hsv[part])[1] / 255)
            : (0, 0);
        return new BoxFacts(label.Name, place,
        [
            Math.Sqrt(box.Area) / Math.Max(photo.Width, photo.Height),
            box.Width / box.Height,
            box.CenterX / photo.Width, box.CenterY / photo.Height, brightness, saturation,
        ]);
    }

    private static Rect Part(Box box, double scale) => new(
        (int)(box.X1 * scale), (int)(box.Y1 * scale),
        Math.Max(1, (int)(box.Width * scale)), Math.Max(1, (int)(box.Height * scale)));

    // Each bit: whether the image grows brighter from one of 17×16 cells to the next.
    private static ulong[] Hash(Mat grey)
    {
        using var cells = grey.Resize(new Size(HashSide + 1, HashSide), 0, 0, InterpolationFlags.Area);
        var hash = new ulong[HashSide * HashSide / 64];
        for (var bit = 0; bit < HashSide * HashSide; bit++)
        {
            var (y, x) = (bit / HashSide, bit % HashSide);
            if (cells.At<byte>(y, x) < cells.At<byte>(y, x + 1))
                hash[bit / 64] |= 1UL << (bit % 64);
        }

        return hash;
    }

    private static byte[] Grey(Mat grey)
    {
        using var cells = grey.Resize(new Size(HashSide, HashSide), 0, 0, InterpolationFlags.Area);
        cells.GetArray(out byte[] values);
        return values;
    }

    private static double[] Colors(Mat image)
    {
        using var cells = image.Resize(new Size(4, 4), 0, 0, InterpolationFlags.Area);
        cells.GetArray(out Vec3b[] values);
        return [.. values.SelectMany(v => new[] { v.Item0 / 255.0, v.Item1 / 255.0, v.Item2 / 255.0 })];
    }
}
