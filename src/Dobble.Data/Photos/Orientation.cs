using OpenCvSharp;
using SkiaSharp;

namespace Dobble.Data.Photos;

/// <summary>How an image is to be turned to be shown upright, as EXIF has it.</summary>
internal static class Orientation
{
    /// <summary>The orientation that a file states; <see cref="SKEncodedOrigin.TopLeft"/> where it states none.</summary>
    public static SKEncodedOrigin Of(string path)
    {
        using var codec = SKCodec.Create(path);
        return codec?.EncodedOrigin ?? SKEncodedOrigin.TopLeft;
    }

    /// <summary>Whether width and height change places.</summary>
    public static bool Swaps(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;

    /// <summary>Turns an image as it is stored upright.</summary>
    public static void Apply(SKEncodedOrigin origin, Mat image)
    {
        switch (origin)
        {
            case SKEncodedOrigin.TopRight:
                Cv2.Flip(image, image, FlipMode.Y);
                break;
            case SKEncodedOrigin.BottomRight:
                Cv2.Rotate(image, image, RotateFlags.Rotate180);
                break;
            case SKEncodedOrigin.BottomLeft:
                Cv2.Flip(image, image, FlipMode.X);
                break;
            case SKEncodedOrigin.LeftTop:
                Cv2.Transpose(image, image);
                break;
            case SKEncodedOrigin.RightTop:
                Cv2.Rotate(image, image, RotateFlags.Rotate90Clockwise);
                break;
            case SKEncodedOrigin.RightBottom:
                Cv2.Transpose(image, image);
                Cv2.Rotate(image, image, RotateFlags.Rotate180);
                break;
            case SKEncodedOrigin.LeftBottom:
                Cv2.Rotate(image, image, RotateFlags.Rotate90Counterclockwise);
                break;
        }
    }
}
