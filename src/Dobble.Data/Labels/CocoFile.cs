using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Labels;

/// <summary>What a COCO file describes.</summary>
/// <param name="Path">The file.</param>
/// <param name="Classes">How many classes it has.</param>
/// <param name="Photos">Its photos.</param>
/// <param name="Errors">What is wrong with others.</param>
internal sealed record CocoFile(string Path, int Classes, IReadOnlyList<SourcePhoto> Photos, IReadOnlyList<DataError> Errors)
{
    /// <summary>How many boxes it has.</summary>
    public int Boxes => Photos.Sum(p => p.Boxes.Count);

    /// <summary>Whether it describes an image that another file describes too.</summary>
    public bool Shares(CocoFile other) => Photos.IntersectBy(other.Photos.Select(Key), Key).Any();

    /// <summary>Reads a file.</summary>
    /// <exception cref="DobbleException">It is broken, or has classes without a number or name.</exception>
    public static CocoFile Read(SourceTree tree, string file)
    {
        using var json = JsonFiles.Open(file);
        var root = json.RootElement;
        var names = Names(file, root);
        var objects = root.Items("annotations").ToLookup(a => a.Key("image_id"));
        var (photos, errors) = (new List<SourcePhoto>(), new List<DataError>());
        foreach (var image in root.Items("images"))
        {
            try
            {
                photos.Add(Photo(tree, file, image, names, objects));
            }
            catch (Exception e) when (JsonFields.IsFault(e))
            {
                errors.Add(new DataError(file, $"image {Printable.Line(image.GetRawText())}: {Why(e)}"));
            }
        }

        return new CocoFile(file, names.Count, photos, errors);
    }

    private static Dictionary<string, string> Names(string file, JsonElement root)
    {
        var names = new Dictionary<string, string>();
        foreach (var category in root.Items("categories"))
        {
            if (category.Key("id") is not { } id || category.Text("name") is not { } name || !names.TryAdd(id, name))
                throw new DobbleException($"{file}: a category has no id of its own or no name; export it again");
        }

        return names;
    }

    private static SourcePhoto Photo(
        SourceTree tree, string file, JsonElement image, Dictionary<string, string> names, ILookup<string?, JsonElement> objects)
    {
        var id = image.Key("id") ?? throw new DobbleException("has no id");
        var name = image.Text("file_name") ?? throw new DobbleException("has no file_name");
        var split = SourceSplits.OfFile(tree.Relative(file)) ?? SourceSplits.OfPath(name);
        var (boxes, leftOut, reshaped, crowds) = (new List<LabelledBox>(), new List<string>(), 0, 0);
        foreach (var item in objects[id])
        {
            if (item.Whole("iscrowd") == 1)
            {
                crowds++;
                continue;
            }

            // Captions are annotations without a class.
            if (item.Field("category_id") is null && item.Field("caption") is not null)
                continue;
            if (item.Key("category_id") is not { } category || !names.TryGetValue(category, out var label))
                throw new DobbleException("an annotation has a category that is not in the list of categories");
            if (BoxOf(item, label) is { } box)
            {
                boxes.Add(new LabelledBox(label, box));
            }
            else if (ShapeOf(item) is { } around)
            {
                boxes.Add(new LabelledBox(label, around));
                reshaped++;
            }
            else
            {
                leftOut.Add($"'{Printable.Line(label)}' has neither a box nor a shape to draw one around");
            }
        }

        return new SourcePhoto(file, name, boxes)
        {
            Address = image.Text("coco_url") ?? image.Text("flickr_url"),
            Width = image.Whole("width"),
            Height = image.Whole("height"),
            Beside = System.IO.Path.GetDirectoryName(file),
            Split = split,
            Identity = split is null ? null : $"{split}/{name}",
            LeftOut = leftOut,
            Reshaped = reshaped,
            Crowds = crowds,
        };
    }

    private static Box? BoxOf(JsonElement item, string label)
    {
        float[] box = [.. item.Items("bbox").Select(n => n.GetSingle())];
        return box switch
        {
            [] => null,
            [var x, var y, var width, var height] => new Box(x, y, x + width, y + height),
            _ => throw new DobbleException($"the bbox of '{Printable.Line(label)}' is not x, y, width, height"),
        };
    }

    // Polygons are lists of x, y; key points of x, y and whether the point is labelled.
    private static Box? ShapeOf(JsonElement item) =>
        Shapes.Around([.. item.Items("segmentation").Where(p => p.ValueKind == JsonValueKind.Array).SelectMany(p => p.EnumerateArray())
            .Select(n => n.GetSingle())])
        ?? Shapes.Around([.. item.Items("keypoints").Select(n => n.GetSingle()).Chunk(3).Where(p => p is [_, _, > 0])
            .Select(p => (p[0], p[1]))]);

    private static string Why(Exception e) => e is DobbleException ? e.Message : "holds what is no text or number where one is due";

    private static string Key(SourcePhoto photo) => photo.Identity ?? photo.Name;
}
