using System.Globalization;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>
/// Labels as YOLO's programs read them, a line an object: in folders called <c>labels</c> with the images in <c>images</c>
/// (Ultralytics), or beside the images (Darknet, CVAT's "YOLO 1.1"). A line holds the class and a box (centre and size), a polygon, the
/// four corners of an oriented box, or a box and key points, all in shares of the image.
/// </summary>
internal static class YoloSource
{
    private const long MaxBytes = 4 << 20;
    private const string LabelFolder = "labels";
    private const int Box = 5;

    public static LabelSource? Find(SourceTree tree)
    {
        var images = tree.Files.Where(ImageFiles.CanBecomePhoto).Select(f => Path.ChangeExtension(f, null))
            .ToHashSet(StringComparer.Ordinal);
        string[] texts = [.. tree.With(".txt").Where(f => !SourceSplits.IsList(f) && !YoloClasses.IsNames(f))];
        string[] inFolders = [.. texts.Where(f => FoldersOf(tree, f).Contains(LabelFolder))];
        string[] beside = [.. texts.Except(inFolders).Where(f => images.Contains(Path.ChangeExtension(f, null)))];
        if (inFolders.Length > 0 && images.Count == 0 && YoloClasses.Files(tree).Length == 0)
            inFolders = [];
        if (!beside.Any(LooksLikeLabels))
            beside = [];
        string[] files = [.. inFolders, .. beside];
        var where = inFolders.Length > 0 ? "in folders called labels" : "beside images";
        return files.Length == 0 ? null : new LabelSource(LabelFormat.Yolo, tree.Place, notes => Read(tree, files, notes.Errors))
        { Why = $"YOLO: {files.Length} .txt files {where}, in {tree.FoldersOf(files)}" };
    }

    private static string[] FoldersOf(SourceTree tree, string file) => tree.Relative(file).Split('/', '\\')[..^1];

    private static bool LooksLikeLabels(string file)
    {
        var fields = File.ReadLines(file).FirstOrDefault(l => l.Trim().Length > 0)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return fields.Length >= Box && int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && fields[1..].All(f => float.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    private static IEnumerable<SourcePhoto> Read(SourceTree tree, string[] files, List<DataError> errors)
    {
        var (classes, splits) = (YoloClasses.Load(tree), new SourceSplits(tree));
        foreach (var file in files)
        {
            SourcePhoto? photo = null;
            try
            {
                photo = Photo(tree, file, classes, splits);
            }
            catch (DobbleException e)
            {
                errors.Add(new DataError(file, e.Message));
            }

            if (photo is not null)
                yield return photo;
        }
    }

    // Ultralytics turns photos by EXIF before it reads the shares, and finds an image by the word images in place of labels.
    private static SourcePhoto Photo(SourceTree tree, string file, YoloClasses classes, SourceSplits splits)
    {
        if (new FileInfo(file).Length > MaxBytes)
            throw new DobbleException($"is larger than {MaxBytes >> 20} MB, which no labels file is: replace or remove it");
        var labels = File.ReadLines(file)
            .Select((line, i) => (Text: line.Trim(), Number: i + 1))
            .Where(line => line.Text.Length > 0)
            .Select(line => Label(line.Text, line.Number, classes)).ToArray();
        var folders = FoldersOf(tree, file).Select(f => f == LabelFolder ? "images" : f);
        var name = string.Join('/', folders.Append(Path.GetFileNameWithoutExtension(file)));
        return new SourcePhoto(file, name, [.. labels.Select(l => l.Label)])
        {
            Relative = true,
            Turned = true,
            Beside = Path.GetDirectoryName(file),
            Split = splits.Of(name),
            Reshaped = labels.Count(l => l.Reshaped),
        };
    }

    private static (LabelledBox Label, bool Reshaped) Label(string line, int number, YoloClasses classes)
    {
        var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isPolygon = fields.Length > Box + 1 && fields.Length % 2 == 1 && !classes.HaveKeyPoints;
        // A sixth field says how sure whoever drew the box was.
        if (fields.Length < Box || (fields.Length > Box + 1 && !isPolygon && !classes.HaveKeyPoints))
            throw new DobbleException($"line {number} has {fields.Length} fields where 5 are due: class, centre x and y, width, height");
        if (!int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !classes.Names.TryGetValue(id, out var name))
            throw new DobbleException(
                $"line {number} has the class '{Printable.Line(fields[0])}', which is not in the list of classes: complete the list");
        float[] n = [.. fields[1..].Select(f => Number(f, number))];
        return (new LabelledBox(name, isPolygon ? Shapes.Around(n)!.Value : Shapes.Turned(n[0], n[1], n[2], n[3], angle: 0)),
            fields.Length > Box + 1);
    }

    private static float Number(string text, int line) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            ? value
            : throw new DobbleException($"line {line} has '{Printable.Line(text)}' where a number is due: mend it");
}
