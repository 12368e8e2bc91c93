namespace Dobble.Data.Files;

/// <summary>Shows text from outside.</summary>
internal static class Printable
{
    private const int Longest = 120;

    /// <summary>One line that can be printed: control characters as '?', cut where it is very long.</summary>
    public static string Line(string? text)
    {
        text ??= string.Empty;
        var line = string.Concat(text.Take(Longest).Select(c => char.IsControl(c) ? '?' : c));
        return text.Length > Longest ? line + "…" : line;
    }

    /// <summary>The first few of a list, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> items, int max = 8)
    {
        var shown = string.Join(", ", items.Take(max).Select(Line));
        return items.Count > max ? $"{shown} and {items.Count - max} more" : shown;
    }
}
