using System.Buffers.Binary;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Capture;

/// <summary>A small video in which every frame's brightness tells its number.</summary>
internal static class SampleVideo
{
    public const int Width = 160, Height = 96;

    private const int Step = 8;

    public static Mat Frame(int number) => new(Height, Width, MatType.CV_8UC3, Scalar.All(16 + (Step * number)));

    public static int NumberOf(Mat image) => (int)Math.Round((Cv2.Mean(image).Val0 - 16) / Step);

    public static string Write(string path, int frames, double rate = 25)
    {
        using var writer = new VideoWriter(path, FourCC.MJPG, rate, new Size(Width, Height));
        Assert.True(writer.IsOpened());
        for (var i = 0; i < frames; i++)
        {
            using var frame = Frame(i);
            writer.Write(frame);
        }

        return path;
    }

    /// <summary>JPEG images in a row.</summary>
    public static byte[] Mjpeg(int frames)
    {
        using var bytes = new MemoryStream();
        for (var i = 0; i < frames; i++)
            bytes.Write(Jpeg(i));
        return bytes.ToArray();
    }

    /// <summary>A JPEG whose head says that it has 65500×65500 pixels.</summary>
    public static byte[] Huge(int number)
    {
        var jpeg = Jpeg(number);
        var frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        for (var side = frame + 5; side < frame + 9; side += 2)
            BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(side), 65500);
        return jpeg;
    }

    public static byte[] Jpeg(int number)
    {
        using var frame = Frame(number);
        return frame.ToBytes(".jpg");
    }
}
