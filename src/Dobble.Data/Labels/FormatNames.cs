namespace Dobble.Data.Labels;

/// <summary>The names of formats in settings.</summary>
public static class FormatNames
{
    private static readonly Dictionary<string, LabelFormat> Formats = new(StringComparer.Ordinal)
    {
        ["voc"] = LabelFormat.Voc,
        ["coco"] = LabelFormat.Coco,
        ["yolo"] = LabelFormat.Yolo,
        ["labelbox"] = LabelFormat.Labelbox,
        ["labelbox-api"] = LabelFormat.LabelboxApi,
    };

    /// <summary>All names, for people.</summary>
    public static string All => string.Join(", ", Formats.Keys);

    /// <summary>Whether a setting is a format or <c>auto</c>.</summary>
    public static bool IsKnown(string name) => name == "auto" || Formats.ContainsKey(name);

    /// <summary>The format of that name; null for <c>auto</c>.</summary>
    public static LabelFormat? Find(string name) => Formats.TryGetValue(name, out var format) ? format : null;

    /// <summary>A format's name.</summary>
    public static string Name(LabelFormat format) => Formats.First(f => f.Value == format).Key;
}
