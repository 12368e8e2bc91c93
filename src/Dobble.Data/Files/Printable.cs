namespace Dobble.Data.Files;

/// <summary>Shows text from outside.</summary>
public static class Printable
{
    /// <summary>One line that can be printed: control characters as '?', cut where it is very long.</summary>
    public static string Line(string? text, int max = 120)
    {
        text ??= string.Empty;
        var line = string.Concat(text.Take(max).Select(c => char.IsControl(c) ? '?' : c));
        return text.Length > max ? line + "…" : line;
    }

    /// <summary>The first few of a list, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> items, int max = 8)
    {
        var shown = string.Join(", ", items.Take(max).Select(i => Line(i)));
        return items.Count > max ? $"{shown} and {items.Count - max} more" : shown;
    }
}
