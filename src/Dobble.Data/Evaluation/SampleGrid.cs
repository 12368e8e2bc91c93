using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>Some pictures three times over: as they are, with the truth, and with what was read.</summary>
/// <param name="most">Pictures to show.</param>
internal sealed class SampleGrid(int most)
{
    private const int Width = 560;
    private const int Height = 480;
    private const int Gap = 6;
    // As files, so that nothing is left to dispose of.
    private readonly List<byte[]> _rows = [];

    /// <summary>Adds a picture while there is room; names are the slots'.</summary>
    public void Add(Mat picture, PhotoScore score, Func<int, string> name)
    {
        if (_rows.Count >= most)
            return;
        using var row = new Mat(Height + Gap, (3 * Width) + (2 * Gap), MatType.CV_8UC3, Scalar.White);
        Place(row, 0, picture, []);
        Place(row, 1, picture, [.. score.Symbols.Select(s => new Mark(true, name(s.Class), s.Box))]);
        Place(row, 2, picture, [.. score.Detections.Select(s => new Mark(false, name(s.Class), s.Box))]);
        _rows.Add(row.ImEncode(".png"));
    }

    /// <summary>Writes the grid; nothing where no picture was added.</summary>
    public void Save(string path)
    {
        if (_rows.Count == 0)
            return;
        var rows = _rows.ConvertAll(r => Cv2.ImDecode(r, ImreadModes.Color));
        using var grid = new Mat();
        Cv2.VConcat(rows, grid);
        grid.SaveImage(path, new ImageEncodingParam(ImwriteFlags.JpegQuality, 88));
        rows.ForEach(r => r.Dispose());
    }

    private static void Place(Mat row, int column, Mat picture, IReadOnlyList<Mark> marks)
    {
        var side = Math.Min(Width, (double)Height * picture.Width / picture.Height);
        var longSide = picture.Width >= picture.Height ? side : side * picture.Height / picture.Width;
        using var drawn = Cv2.ImDecode(FailurePicture.Jpeg(picture, new Box(0, 0, picture.Width, picture.Height), marks, longSide), ImreadModes.Color);
        var size = new Size(Math.Min(drawn.Width, Width), Math.Min(drawn.Height, Height));
        using var source = new Mat(drawn, new Rect(new Point(0, 0), size));
        using var target = new Mat(row, new Rect(new Point(column * (Width + Gap), 0), size));
        source.CopyTo(target);
    }
}
