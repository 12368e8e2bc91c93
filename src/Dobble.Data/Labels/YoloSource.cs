using System.Globalization;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Labels;

/// <summary>
/// Folders as Ultralytics' YOLO reads them: <c>labels/</c> with a line a box (class, centre, size, as shares of the image),
/// <c>images/</c> with the same names, and the classes in <c>data.yaml</c> or <c>classes.txt</c>.
/// </summary>
internal static class YoloSource
{
    private const long MaxBytes = 4 << 20;

    public static LabelSource? Find(string folder)
    {
        var (labels, images) = (Path.Combine(folder, "labels"), Path.Combine(folder, "images"));
        if (!Directory.Exists(labels) || !(Directory.Exists(images) || YoloClasses.AreAt(folder)))
            return null;
        return new LabelSource(LabelFormat.Yolo, folder, errors => Read(folder, labels, errors)) { Folder = folder, ImageFolder = images };
    }

    private static List<SourcePhoto> Read(string folder, string labels, ICollection<DataError> errors)
    {
        var names = YoloClasses.Load(folder);
        var photos = new List<SourcePhoto>();
        foreach (var file in Directory.GetFiles(labels, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file) == YoloClasses.ListName)
                continue;
            try
            {
                photos.Add(Photo(labels, file, names));
            }
            catch (DobbleException e)
            {
                errors.Add(new DataError(file, e.Message));
            }
        }

        return photos;
    }

    // Ultralytics turns photos by EXIF before it reads the shares.
    private static SourcePhoto Photo(string labels, string file, IReadOnlyDictionary<int, string> names)
    {
        if (new FileInfo(file).Length > MaxBytes)
            throw new DobbleException($"is larger than {MaxBytes >> 20} MB, which no labels file is: replace or remove it");
        var boxes = File.ReadLines(file)
            .Select((line, i) => (Text: line.Trim(), Number: i + 1))
            .Where(line => line.Text.Length > 0)
            .Select(line => Label(line.Text, line.Number, names));
        return new SourcePhoto(file, Path.ChangeExtension(Path.GetRelativePath(labels, file), null), [.. boxes])
        { Relative = true, Turned = true };
    }

    private static LabelledBox Label(string line, int number, IReadOnlyDictionary<int, string> names)
    {
        var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
            throw new DobbleException($"line {number} has {fields.Length} fields where 5 are due: class, centre x and y, width, height");
        if (!int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !names.TryGetValue(id, out var name))
            throw new DobbleException(
                $"line {number} has the class '{Printable.Line(fields[0])}', which is not in the list of classes: complete the list");
        float[] n = [.. fields[1..].Select(f => Number(f, number))];
        return new LabelledBox(name, new Box(n[0] - (n[2] / 2), n[1] - (n[3] / 2), n[0] + (n[2] / 2), n[1] + (n[3] / 2)));
    }

    private static float Number(string text, int line) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            ? value
            : throw new DobbleException($"line {line} has '{Printable.Line(text)}' where a number is due: mend it");
}
