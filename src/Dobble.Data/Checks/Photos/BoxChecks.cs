using Dobble.Data.Evaluation;
using Dobble.Data.Labels;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Checks.Photos;

/// <summary>Checks of boxes by themselves.</summary>
internal static class BoxChecks
{
    /// <summary>Boxes that are empty, inverted, or outside their image.</summary>
    public static CheckResult Impossible(Inspection of)
    {
        var bad = Where(of, (photo, label) => label.Box is { Width: <= 0 } or { Height: <= 0 }
            || label.Box.X1 < 0 || label.Box.Y1 < 0 || (photo.Width > 0 && (label.Box.X2 > photo.Width || label.Box.Y2 > photo.Height)));
        return new CheckResult("impossible boxes", of.Limits.ImpossibleBoxes.Judge(bad.Count),
            bad.Count == 0 ? "no box is empty, inverted, or outside its image"
                : $"{Show.Count(bad.Count, "box")} empty, inverted, or outside the image")
        {
            About = "Such a box cannot be learnt from; draw it again.",
            Headings = Headings,
            Rows = [.. bad.Select(Row)],
        };
    }

    /// <summary>Boxes at the image's edge.</summary>
    public static CheckResult Truncated(Inspection of)
    {
        var cut = Where(of, (photo, label) => photo.Width > 0
            && (label.Box.X1 <= 1 || label.Box.Y1 <= 1 || label.Box.X2 >= photo.Width || label.Box.Y2 >= photo.Height));
        var share = Show.Share(cut.Count, of.Set.Photos.Sum(s => s.Boxes.Count));
        return new CheckResult("truncated boxes", of.Limits.TruncatedBoxes.Judge(share),
            $"{Show.Count(cut.Count, "box")} at the image's edge ({Show.Percent(share)})")
        {
            About = "A symbol that the edge cuts off looks like another one, or like none.",
            Headings = Headings,
            Rows = [.. cut.Take(MaxRows).Select(Row)],
        };
    }

    /// <summary>Boxes that cover each other.</summary>
    public static CheckResult Overlapping(Inspection of)
    {
        var pairs = of.Set.Photos.SelectMany(photo =>
            photo.Boxes.SelectMany((a, i) => photo.Boxes.Skip(i + 1).Select(b => (Photo: photo, A: a, B: b, IoU: a.Box.IoU(b.Box)))))
            .Where(p => p.IoU >= of.Limits.Overlap).OrderByDescending(p => p.IoU).ToArray();
        var share = Show.Share(pairs.Length, of.Set.Photos.Sum(s => s.Boxes.Count));
        return new CheckResult("overlapping boxes", of.Limits.OverlappingBoxes.Judge(share),
            pairs.Length == 0 ? "no two boxes cover each other"
                : $"{Show.Count(pairs.Length, "pair")} of boxes that cover each other by {of.Limits.Overlap:0.0} or more")
        {
            About = "Symbols of a card lie apart: two boxes on one place are mostly one symbol that was labelled twice.",
            Headings = ["file", "first", "second", "intersection over union"],
            Rows = [.. pairs.Take(MaxRows).Select(p => new[] { p.Photo.Name, p.A.Name, p.B.Name, Show.Number(p.IoU) })],
            Exhibits = [.. pairs.Where(p => p.Photo.IsReadable).Take(12).Select(p => new Exhibit(p.Photo, $"{p.A.Name} and {p.B.Name}",
                Around(p.A.Box), [new Mark(true, p.A.Name, p.A.Box), new Mark(false, p.B.Name, p.B.Box)]))],
        };
    }

    private const int MaxRows = 50;

    private static readonly string[] Headings = ["file", "label", "box"];

    private static List<(LabelledPhoto Photo, LabelledBox Label)> Where(Inspection of, Func<LabelledPhoto, LabelledBox, bool> bad) =>
        [.. of.Set.Photos.SelectMany(s => s.Boxes.Where(b => bad(s, b)), (s, b) => (s, b))];

    private static string[] Row((LabelledPhoto Photo, LabelledBox Label) b) =>
        [b.Photo.Name, b.Label.Name,
            FormattableString.Invariant($"{b.Label.Box.X1:0.#}, {b.Label.Box.Y1:0.#}, {b.Label.Box.X2:0.#}, {b.Label.Box.Y2:0.#}")];

    private static Box Around(Box box)
    {
        var margin = 1.5f * Math.Max(box.Width, box.Height);
        return new Box(box.X1 - margin, box.Y1 - margin, box.X2 + margin, box.Y2 + margin);
    }
}
