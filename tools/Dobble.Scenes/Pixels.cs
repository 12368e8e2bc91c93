using OpenCvSharp;

namespace Dobble.Scenes;

/// <summary>Row access and compositing of 8-bit images.</summary>
internal static class Pixels
{
    /// <summary>One row of a matrix as values of <typeparamref name="T"/>, all channels in turn.</summary>
    public static unsafe Span<T> Row<T>(Mat mat, int y)
        where T : unmanaged =>
        new((void*)mat.Ptr(y), mat.Cols * (int)mat.ElemSize() / sizeof(T));

    /// <summary>Lays a premultiplied BGRA image over a BGR one of the same size.</summary>
    public static void Over(Mat target, Mat layer)
    {
        for (int y = 0, rows = target.Rows; y < rows; y++)
        {
            var below = Row<byte>(target, y);
            var above = Row<byte>(layer, y);
            for (int t = 0, l = 0; t < below.Length; t += 3, l += 4)
            {
                var clear = 255 - above[l + 3];
                if (clear == 255)
                    continue;
                below[t] = Blend(above[l], below[t], clear);
                below[t + 1] = Blend(above[l + 1], below[t + 1], clear);
                below[t + 2] = Blend(above[l + 2], below[t + 2], clear);
            }
        }
    }

    /// <summary>Lays a premultiplied BGRA image over another of the same size.</summary>
    public static void OverWithAlpha(Mat target, Mat layer)
    {
        for (int y = 0, rows = target.Rows; y < rows; y++)
        {
            var below = Row<byte>(target, y);
            var above = Row<byte>(layer, y);
            for (var i = 0; i < below.Length; i += 4)
            {
                var clear = 255 - above[i + 3];
                if (clear == 255)
                    continue;
                for (var c = 0; c < 4; c++)
                    below[i + c] = Blend(above[i + c], below[i + c], clear);
            }
        }
    }

    /// <summary>Multiplies the colours of a straight-alpha BGRA image by its alpha, in place.</summary>
    public static void Premultiply(Mat straight)
    {
        for (int y = 0, rows = straight.Rows; y < rows; y++)
        {
            var row = Row<byte>(straight, y);
            for (var i = 0; i < row.Length; i += 4)
            {
                for (var c = 0; c < 3; c++)
                    row[i + c] = (byte)(((row[i + c] * row[i + 3]) + 127) / 255);
            }
        }
    }

    /// <summary>Divides the colours of a premultiplied BGRA image by its alpha, in place.</summary>
    public static void Unpremultiply(Mat premultiplied)
    {
        for (int y = 0, rows = premultiplied.Rows; y < rows; y++)
        {
            var row = Row<byte>(premultiplied, y);
            for (var i = 0; i < row.Length; i += 4)
            {
                var alpha = Math.Max((byte)1, row[i + 3]);
                for (var c = 0; c < 3; c++)
                    row[i + c] = (byte)Math.Min(255, ((row[i + c] * 255) + (alpha / 2)) / alpha);
            }
        }
    }

    /// <summary>Rounds to a byte, clamped.</summary>
    public static byte Clamp(double value) => (byte)Math.Clamp(value + 0.5, 0, 255);

    private static byte Blend(int above, int below, int clear) => (byte)Math.Min(255, above + (((below * clear) + 127) / 255));
}
