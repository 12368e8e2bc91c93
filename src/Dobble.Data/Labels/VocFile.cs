using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Labels;

/// <summary>Reads Pascal VOC labels files, as LabelImg, CVAT and <see cref="VocWriter"/> write them.</summary>
public static class VocFile
{
    private const long MaxBytes = 4 << 20;

    /// <summary>
    /// Reads a labels file. No document type is allowed, so entities can neither grow nor reach other files. A photo that the file does
    /// not name has the file's own name.
    /// </summary>
    /// <exception cref="DobbleException">What is wrong with it; the message does not repeat the path.</exception>
    public static SourcePhoto Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
            throw new DobbleException($"is larger than {MaxBytes >> 20} MB, which no labels file is: replace or remove it");
        var root = Parse(path);
        if (root.Name.LocalName != "annotation")
            throw new DobbleException(
                $"is no Pascal VOC file (<{root.Name.LocalName}> instead of <annotation>): remove it or label the photo again");
        var size = root.Element("size");
        var objects = root.Elements("object").ToArray();
        return new SourcePhoto(path, Text(root, "filename") ?? OwnName(path), [.. objects.Select(ReadObject)])
        {
            Reshaped = objects.Count(o => o.Element("bndbox") is null),
            Width = size is null ? null : (int)Number(size, "width"),
            Height = size is null ? null : (int)Number(size, "height"),
        };
    }

    private static string OwnName(string path) =>
        Path.GetFileNameWithoutExtension(path) is var name && ImageFiles.CanBecomePhoto(name) ? name : name + ".jpg";

    private static XElement Parse(string path)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
        };
        try
        {
            using var reader = XmlReader.Create(path, settings);
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new DobbleException(
                "declares a document type (DTD), which is refused because entities can be a bomb: delete the <!DOCTYPE …> part", e);
        }
        catch (XmlException e)
        {
            throw new DobbleException($"is broken XML at line {e.LineNumber}: mend that line or label the photo again", e);
        }
    }

    private static LabelledBox ReadObject(XElement item)
    {
        var name = Text(item, "name") ?? throw new DobbleException("has an <object> without <name>: name the symbol");
        if (item.Element("bndbox") is { } box)
            return new LabelledBox(name, new Box(Number(box, "xmin"), Number(box, "ymin"), Number(box, "xmax"), Number(box, "ymax")));
        return new LabelledBox(name, ShapeOf(item) ?? throw new DobbleException($"has no <bndbox> for '{name}': draw its box again"));
    }

    // An oriented box as roLabelImg has it, or a polygon: as LabelMe has it (<pt>), or numbered (<x1>, <y1>, <x2>…).
    private static Box? ShapeOf(XElement item)
    {
        if (item.Element("robndbox") is { } turned)
            return Shapes.Turned(
                Number(turned, "cx"), Number(turned, "cy"), Number(turned, "w"), Number(turned, "h"), Number(turned, "angle"));
        if (item.Element("polygon") is not { } polygon)
            return null;
        return polygon.Elements("pt").Any()
            ? Shapes.Around([.. polygon.Elements("pt").Select(p => (Number(p, "x"), Number(p, "y")))])
            : Shapes.Around([.. Enumerable.Range(1, polygon.Elements().Count() / 2)
                .Select(i => (Number(polygon, $"x{i}"), Number(polygon, $"y{i}")))]);
    }

    private static string? Text(XElement parent, string name)
    {
        var text = parent.Element(name)?.Value.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static float Number(XElement parent, string name)
    {
        var text = Text(parent, name);
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            ? value
            : throw new DobbleException($"has '{text}' for <{name}>, where a number is due: mend it");
    }
}
