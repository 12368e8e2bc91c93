using OpenCvSharp;

namespace Dobble.TestKit;

/// <summary>Small images whose every corner is known.</summary>
public static class SampleImages
{
    /// <summary>48×32 pixels, grey, with a red patch at the top left.</summary>
    public static Mat RedCorner()
    {
        var image = new Mat(32, 48, MatType.CV_8UC3, new Scalar(128, 128, 128));
        image[new Rect(0, 0, 16, 16)].SetTo(new Scalar(0, 0, 255));
        return image;
    }

    public static byte[] Jpeg(Mat image) => image.ImEncode(".jpg", [new ImageEncodingParam(ImwriteFlags.JpegQuality, 95)]);

    public static byte[] Png(Mat image) => image.ImEncode(".png");

    /// <summary>A JPEG with an EXIF orientation put in after its start marker.</summary>
    public static byte[] JpegWithOrientation(Mat image, byte orientation)
    {
        byte[] tiff =
        [
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, // big-endian, first directory at 8
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, // one entry: orientation, a short
            0, 0, 0, 0,
        ];
        byte[] payload = [.. "Exif\0\0"u8, .. tiff];
        var length = payload.Length + 2;
        var jpeg = Jpeg(image);
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. payload, .. jpeg[2..]];
    }

    /// <summary>A PNG that claims this size; only its header is there.</summary>
    public static byte[] PngHeader(int width, int height)
    {
        using var image = new Mat(1, 1, MatType.CV_8UC3);
        var png = Png(image);
        byte[] Number(int n) => [(byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n];
        byte[] header = [.. "IHDR"u8, .. Number(width), .. Number(height), .. png[24..29]];
        return [.. png[..12], .. header, .. Number((int)Crc32(header)), .. png[33..]];
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
