using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>Images three times over: as they are, with the truth, and with what was read. Those that were read worst are kept.</summary>
/// <param name="max">Images to show.</param>
/// <param name="width">Width in pixels that each is fitted into.</param>
/// <param name="height">Height likewise.</param>
public sealed class SampleGrid(int max, int width = 560, int height = 480)
{
    private const int Gap = 6;
    // As files, so that nothing is left to dispose of.
    private readonly List<(int Failures, byte[] Row)> _rows = [];

    /// <summary>Adds an image, in the place of a better one where there is no room; names are the slots'.</summary>
    internal void Add(Mat image, PhotoScore score, Func<int, string> name) => Add(
        image, [.. score.Symbols.Select(s => new Mark(true, name(s.Class), s.Box))],
        [.. score.Detections.Select(s => new Mark(false, name(s.Class), s.Box))], score.Failures.Count);

    /// <summary>Adds an image, in the place of a better one where there is no room.</summary>
    /// <param name="image">The image, BGR; not kept.</param>
    /// <param name="truth">What is on it.</param>
    /// <param name="read">What was read.</param>
    /// <param name="failures">How badly it was read.</param>
    public void Add(Mat image, IReadOnlyList<Mark> truth, IReadOnlyList<Mark> read, int failures = 0)
    {
        if (_rows.Count >= max && failures <= _rows[^1].Failures)
            return;
        using var row = new Mat(height + Gap, (3 * width) + (2 * Gap), MatType.CV_8UC3, Scalar.White);
        Place(row, 0, image, []);
        Place(row, 1, image, truth);
        Place(row, 2, image, read);
        var place = _rows.FindIndex(r => r.Failures < failures);
        _rows.Insert(place < 0 ? _rows.Count : place, (failures, row.ImEncode(".png")));
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

    private void Place(Mat row, int column, Mat image, IReadOnlyList<Mark> marks)
    {
        var side = Math.Min(width, (double)height * image.Width / image.Height);
        var longSide = image.Width >= image.Height ? side : side * image.Height / image.Width;
        using var drawn = Cv2.ImDecode(
            MarkedImage.Jpeg(image, new Box(0, 0, image.Width, image.Height), marks, longSide), ImreadModes.Color);
        var size = new Size(Math.Min(drawn.Width, width), Math.Min(drawn.Height, height));
        using var source = new Mat(drawn, new Rect(new Point(0, 0), size));
        using var target = new Mat(row, new Rect(new Point(column * (width + Gap), 0), size));
        source.CopyTo(target);
    }
}
