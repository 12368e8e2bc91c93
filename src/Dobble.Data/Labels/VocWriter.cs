using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Dobble.Data.Labels;

/// <summary>Writes Pascal VOC labels as LabelImg does.</summary>
public static class VocWriter
{
    /// <summary>The text of a labels file.</summary>
    /// <param name="image">The image's plain file name.</param>
    /// <param name="width">The image's width in pixels.</param>
    /// <param name="height">The image's height in pixels.</param>
    /// <param name="boxes">What is labelled on it.</param>
    /// <param name="database">Where the labels come from.</param>
    /// <exception cref="XmlException">A label has characters that XML does not have.</exception>
    public static string Text(string image, int width, int height, IEnumerable<LabelledBox> boxes, string database = "Unknown") =>
        new XElement(
        "annotation",
        new XElement("folder", VocLayout.Images),
        new XElement("filename", image),
        new XElement("source", new XElement("database", database)),
        new XElement("size", new XElement("width", width), new XElement("height", height), new XElement("depth", 3)),
        new XElement("segmented", 0),
        boxes.Select(Object)).ToString();

    /// <summary>The element of one box.</summary>
    /// <exception cref="XmlException">The label has characters that XML does not have.</exception>
    internal static XElement Object(LabelledBox label) => new(
        "object",
        new XElement("name", XmlConvert.VerifyXmlChars(label.Name)),
        new XElement("pose", "Unspecified"),
        new XElement("truncated", 0),
        new XElement("difficult", 0),
        new XElement(
            "bndbox", Side("xmin", label.Box.X1), Side("ymin", label.Box.Y1), Side("xmax", label.Box.X2), Side("ymax", label.Box.Y2)));

    private static XElement Side(string name, float value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
