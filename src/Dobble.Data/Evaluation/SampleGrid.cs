using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>The images that were read worst, three times over: as they are, with the truth, and with what was read.</summary>
/// <param name="max">Images to show.</param>
internal sealed class SampleGrid(int max)
{
    private const int Width = 560;
    private const int Height = 480;
    private const int Gap = 6;
    // As files, so that nothing is left to dispose of.
    private readonly List<(int Failures, byte[] Row)> _rows = [];

    /// <summary>Adds an image, in the place of a better one where there is no room; names are the slots'.</summary>
    public void Add(Mat image, PhotoScore score, Func<int, string> name)
    {
        if (_rows.Count >= max && score.Failures.Count <= _rows[^1].Failures)
            return;
        using var row = new Mat(Height + Gap, (3 * Width) + (2 * Gap), MatType.CV_8UC3, Scalar.White);
        Place(row, 0, image, []);
        Place(row, 1, image, [.. score.Symbols.Select(s => new Mark(true, name(s.Class), s.Box))]);
        Place(row, 2, image, [.. score.Detections.Select(s => new Mark(false, name(s.Class), s.Box))]);
        var place = _rows.FindIndex(r => r.Failures < score.Failures.Count);
        _rows.Insert(place < 0 ? _rows.Count : place, (score.Failures.Count, row.ImEncode(".png")));
        if (_rows.Count > max)
            _rows.RemoveAt(max);
    }

    /// <summary>Writes the grid; nothing where no image was added.</summary>
    public void Save(string path)
    {
        if (_rows.Count == 0)
            return;
        var rows = _rows.ConvertAll(r => Cv2.ImDecode(r.Row, ImreadModes.Color));
        using var grid = new Mat();
        Cv2.VConcat(rows, grid);
        grid.SaveImage(path, new ImageEncodingParam(ImwriteFlags.JpegQuality, 88));
        rows.ForEach(r => r.Dispose());
    }

    private static void Place(Mat row, int column, Mat image, IReadOnlyList<Mark> marks)
    {
        var side = Math.Min(Width, (double)Height * image.Width / image.Height);
        var longSide = image.Width >= image.Height ? side : side * image.Height / image.Width;
        using var drawn = Cv2.ImDecode(
            FailureImage.Jpeg(image, new Box(0, 0, image.Width, image.Height), marks, longSide), ImreadModes.Color);
        var size = new Size(Math.Min(drawn.Width, Width), Math.Min(drawn.Height, Height));
        using var source = new Mat(drawn, new Rect(new Point(0, 0), size));
        using var target = new Mat(row, new Rect(new Point(column * (Width + Gap), 0), size));
        source.CopyTo(target);
    }
}
