using Dobble.Training.Augmentation;
using Dobble.Training.Data;
using Dobble.Vision.Geometry;
using OpenCvSharp;
using SkiaSharp;
using System.Text.Json;
namespace Dobble.Vision.Cards
{
internal static class CardStraightener
{
    public static void Straighten(Mat photo, Ellipse e, Mat crop)
    {
        using var small = new Mat();
        var src = photo; var el = e;
        var f = 90 / Math.Max(e.A, e.B);
        if (f < 0.6)
        {
            var b = e.Bounds; var pad = e.Radius * 0.15;
            var rect = new Rect((int)(b.X1 - pad), (int)(b.Y1 - pad), (int)(b.Width + (2 * pad)), (int)(b.Height + (2 * pad))) & new Rect(0, 0, photo.Width, photo.Height);
            using var part = new Mat(photo, rect);
            Cv2.Resize(part, small, default, f * 1.3, f * 1.3, InterpolationFlags.Area);
            src = small; el = (e with { X = e.X - rect.X, Y = e.Y - rect.Y }).Scaled(f * 1.3);
        }
        using var m = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new CardFrame(el).CropToImage());
        Cv2.WarpAffine(src, crop, m, new Size(192, 192), InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap, BorderTypes.Constant, Scalar.All(128));
    }
}
}
namespace Dobble.Training.Scratch
{
internal static class Bits
{
    private static readonly Mat Outside = Make();
    private static Mat Make() { var m = new Mat(192, 192, MatType.CV_8UC1, Scalar.White); Cv2.Circle(m, (int)(95.5 * 16), (int)(95.5 * 16), 94 * 16, Scalar.Black, -1, LineTypes.Link8, 4); return m; }
    public static void Mask(Mat crop) => crop.SetTo(Scalar.All(128), Outside);
    public static List<(string, Ellipse, List<(string, Box)>, string)> Truth()
    {
        var list = new List<(string, Ellipse, List<(string, Box)>, string)>();
        using var doc = JsonDocument.Parse(File.ReadAllText("/work/shared/data/photos/truth.json"));
        foreach (var p in doc.RootElement.EnumerateObject())
            foreach (var c in p.Value.GetProperty("cards").EnumerateArray())
            {
                var boxes = c.GetProperty("boxes").EnumerateArray().Select(b => (b[0].GetString()!, new Box(b[1].GetSingle(), b[2].GetSingle(), b[3].GetSingle(), b[4].GetSingle()))).ToList();
                if (boxes.Count == 8)
                    list.Add((p.Name, CardOutline.Around(boxes.ConvertAll(b => b.Item2)), boxes, p.Value.GetProperty("series").GetString()!));
            }
        return list;
    }
    public static List<(string, Mat)> Emoji()
    {
        using var face = SKTypeface.FromFile("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf");
        using var font = new SKFont(face, 109);
        var list = new List<(string, Mat)>();
        foreach (var (a, b) in new[] { (0x1F300, 0x1F3FA), (0x1F400, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F7E0, 0x1F7EB), (0x1F90C, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x2600, 0x27BF), (0x2B50, 0x2B55) })
            for (var cp = a; cp <= b; cp++)
            {
                if (face.GetGlyph(cp) == 0) continue;
                var s = char.ConvertFromUtf32(cp);
                using var bmp = new SKBitmap(160, 160, SKColorType.Bgra8888, SKAlphaType.Premul);
                using (var canvas = new SKCanvas(bmp)) { canvas.Clear(SKColors.White); canvas.DrawText(s, 12, 122, SKTextAlign.Left, font, new SKPaint()); }
                using var m = Mat.FromPixelData(160, 160, MatType.CV_8UC4, bmp.GetPixels());
                var bgr = m.CvtColor(ColorConversionCodes.BGRA2BGR);
                using var ink = SymbolPicture.Ink(bgr);
                if (Cv2.CountNonZero(ink) > 300) list.Add(("emoji" + cp, bgr)); else bgr.Dispose();
            }
        return list;
    }
}
}
