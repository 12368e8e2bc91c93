using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Labels;

/// <summary>
/// COCO JSON: one or more files in a folder or its <c>annotations/</c>, images anywhere below, or behind <c>coco_url</c>.
/// </summary>
internal static class CocoSource
{
    private static readonly string[] Keys = ["\"images\":", "\"annotations\":", "\"categories\":", "\"licenses\":"];

    public static LabelSource? Find(string place)
    {
        var files = JsonFiles.At(place, "annotations").Where(IsCoco).ToArray();
        if (files.Length == 0)
            return null;
        var folder = Path.GetDirectoryName(files[0])!;
        if (Path.GetFileName(folder) == "annotations")
            folder = Path.GetDirectoryName(folder)!;
        return new LabelSource(LabelFormat.Coco, place, errors => files.SelectMany(f => Read(f, errors)))
        { Folder = folder, ImageFolder = folder };
    }

    private static bool IsCoco(string file)
    {
        var head = JsonFiles.Head(file);
        return head.StartsWith('{') && Keys.Any(k => head.Contains(k, StringComparison.Ordinal))
            && !head.Contains("\"data_row\"", StringComparison.Ordinal);
    }

    private static List<SourcePhoto> Read(string file, ICollection<DataError> errors)
    {
        using var json = JsonFiles.Open(file);
        var root = json.RootElement;
        var names = Names(file, root);
        var boxes = root.Items("annotations").ToLookup(a => a.Whole("image_id"));
        var photos = new List<SourcePhoto>();
        foreach (var image in root.Items("images"))
        {
            try
            {
                photos.Add(Photo(file, image, names, boxes));
            }
            catch (Exception e) when (JsonFields.IsFault(e))
            {
                errors.Add(new DataError(file, $"image {Printable.Line(image.GetRawText())}: {Why(e)}"));
            }
        }

        return photos;
    }

    private static Dictionary<int, string> Names(string file, JsonElement root)
    {
        var names = new Dictionary<int, string>();
        foreach (var category in root.Items("categories"))
        {
            if (category.Whole("id") is not { } id || category.Text("name") is not { } name || !names.TryAdd(id, name))
                throw new DobbleException($"{file}: a category has no id of its own or no name; export it again");
        }

        return names;
    }

    private static SourcePhoto Photo(string file, JsonElement image, Dictionary<int, string> names, ILookup<int?, JsonElement> boxes)
    {
        var id = image.Whole("id") ?? throw new DobbleException("has no id");
        var name = image.Text("file_name") ?? throw new DobbleException("has no file_name");
        return new SourcePhoto(file, name, [.. boxes[id].Select(a => Label(a, names))])
        {
            Address = image.Text("coco_url") ?? image.Text("flickr_url"),
            Width = image.Whole("width"),
            Height = image.Whole("height"),
        };
    }

    private static LabelledBox Label(JsonElement annotation, Dictionary<int, string> names)
    {
        if (annotation.Whole("category_id") is not { } category || !names.TryGetValue(category, out var name))
            throw new DobbleException("an annotation has a category that is not in the list of categories");
        float[] box = [.. annotation.Items("bbox").Select(n => n.GetSingle())];
        return box is [var x, var y, var width, var height]
            ? new LabelledBox(name, new Box(x, y, x + width, y + height))
            : throw new DobbleException($"the bbox of '{Printable.Line(name)}' is not x, y, width, height");
    }

    private static string Why(Exception e) => e is DobbleException ? e.Message : "holds what is no text or number where one is due";
}
