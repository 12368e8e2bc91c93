using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Labels;

/// <summary>Reads one photo of a Labelbox export. Labelbox shows photos turned by EXIF, and so are its boxes.</summary>
internal static class LabelboxRows
{
    /// <summary>Reads an entry of the old JSON export.</summary>
    /// <exception cref="DobbleException">It has no labels that can be used.</exception>
    public static SourcePhoto Old(string origin, JsonElement row)
    {
        var address = row.Text("Labeled Data");
        var name = row.Text("External ID") ?? address?.Split('?')[0]
            ?? throw new DobbleException("has neither 'External ID' nor 'Labeled Data', so its image is unknown");
        if (row.IsTrue("Skipped") || row.Field("Label") is not { } label || label.Field("objects") is null)
            throw new DobbleException($"{Printable.Line(name)}: has no labels, or was skipped: label it in Labelbox");
        return Photo(origin, name, label.Items("objects"), "bbox", "title") with
        {
            Address = address,
            Identity = row.Text("DataRow ID"),
            Turned = true,
        };
    }

    /// <summary>Reads a row of the new NDJSON export.</summary>
    /// <exception cref="DobbleException">It has no labels that can be used.</exception>
    public static SourcePhoto New(string origin, JsonElement row)
    {
        var data = row.Field("data_row")!.Value;
        var address = data.Text("row_data");
        var name = data.Text("external_id") ?? data.Text("global_key") ?? address?.Split('?')[0]
            ?? throw new DobbleException("has neither external_id nor row_data, so its image is unknown");
        var labels = Labels(row).ToArray();
        if (labels.Length != 1)
            throw new DobbleException(labels.Length == 0 ? $"{Printable.Line(name)}: has no labels: label it in Labelbox"
                : $"{Printable.Line(name)}: is labelled {labels.Length} times: keep one of the labels");
        if (labels[0].Field("performance_details")?.IsTrue("skipped") == true)
            throw new DobbleException($"{Printable.Line(name)}: was skipped: label it in Labelbox");
        var media = row.Field("media_attributes");
        return Photo(origin, name, Objects(labels[0]), "bounding_box", "name") with
        {
            Address = address,
            Identity = data.Text("id"),
            Width = media?.Whole("width"),
            Height = media?.Whole("height"),
            Turned = true,
        };
    }

    private static IEnumerable<JsonElement> Labels(JsonElement row) =>
        row.Field("projects") is { ValueKind: JsonValueKind.Object } projects
            ? projects.EnumerateObject().SelectMany(p => p.Value.Items("labels")) : [];

    private static IEnumerable<JsonElement> Objects(JsonElement label) =>
        label.Field("annotations") is { } annotations ? annotations.Items("objects") : [];

    private static SourcePhoto Photo(string origin, string name, IEnumerable<JsonElement> objects, string boxField, string nameField)
    {
        var (boxes, leftOut, reshaped) = (new List<LabelledBox>(), new List<string>(), 0);
        foreach (var item in objects)
        {
            var label = item.Text("value") ?? item.Text(nameField)
                ?? throw new DobbleException($"has an object without value and {nameField}: name it in Labelbox");
            if (item.Field(boxField) is { } box)
            {
                boxes.Add(new LabelledBox(label, BoxOf(box)));
            }
            else if (ShapeOf(item) is { } around)
            {
                boxes.Add(new LabelledBox(label, around));
                reshaped++;
            }
            else
            {
                leftOut.Add($"'{Printable.Line(label)}' has no extent: draw it as a bounding box");
            }
        }

        return new SourcePhoto(origin, name, boxes) { LeftOut = leftOut, Reshaped = reshaped };
    }

    private static Box BoxOf(JsonElement box)
    {
        var (left, top) = (box.Number("left"), box.Number("top"));
        return new Box(left, top, left + box.Number("width"), top + box.Number("height"));
    }

    private static Box? ShapeOf(JsonElement item) => Shapes.Around([.. item.Items("polygon").Concat(item.Items("line"))
        .Select(p => (p.Number("x"), p.Number("y")))]);
}
