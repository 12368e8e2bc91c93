using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Dobble.Data.Labels;

/// <summary>Writes Pascal VOC labels as LabelImg does.</summary>
internal static class VocWriter
{
    /// <exception cref="XmlException">A label has characters that XML does not have.</exception>
    public static void Write(string path, string image, int width, int height, IEnumerable<LabelledBox> boxes)
    {
        var root = new XElement(
            "annotation",
            new XElement("folder", "JPEGImages"),
            new XElement("filename", image),
            new XElement("source", new XElement("database", "Unknown")),
            new XElement("size", new XElement("width", width), new XElement("height", height), new XElement("depth", 3)),
            new XElement("segmented", 0),
            boxes.Select(Object));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" });
        root.Save(file);
    }

    private static XElement Object(LabelledBox label) => new(
        "object",
        new XElement("name", XmlConvert.VerifyXmlChars(label.Name)),
        new XElement("pose", "Unspecified"),
        new XElement("truncated", 0),
        new XElement("difficult", 0),
        new XElement("bndbox", Side("xmin", label.Box.X1), Side("ymin", label.Box.Y1), Side("xmax", label.Box.X2), Side("ymax", label.Box.Y2)));

    private static XElement Side(string name, float value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
