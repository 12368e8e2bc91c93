namespace Dobble.Perf.Reporting;

/// <summary>A part of the page of figures that a command of its own writes; it stands between two markers.</summary>
/// <param name="Name">The section's name in its markers.</param>
internal sealed record PageSection(string Name)
{
    /// <summary>Every section, in the order of the page.</summary>
    public static IReadOnlyList<PageSection> All { get; } =
    [
        new("detector"), new("gpu"), new("instructions"), new("live"), new("overlay"), new("rounds 30"), new("rounds 60"), new("soak"),
        new("start"), new("transfer"), new("viewers"),
    ];

    private string Begin => $"<!-- begin {Name} -->";

    private string End => $"<!-- end {Name} -->";

    /// <summary>The section that a page has, to be put behind one that is written anew; empty where it has none.</summary>
    public string Keep(string page)
    {
        var text = File.Exists(page) ? File.ReadAllText(page) : "";
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        return from < 0 || to < from ? "" : $"\n{text[from..(to + End.Length)]}\n";
    }

    /// <summary>Puts the section into a page, in place of the one before.</summary>
    public void Write(string page, string section)
    {
        var (text, old, renewed) = (
            File.Exists(page) ? File.ReadAllText(page) : "", Keep(page).Trim(), $"{Begin}\n{section.Trim()}\n{End}");
        File.WriteAllText(page, old.Length > 0 ? text.Replace(old, renewed, StringComparison.Ordinal) : $"{text.TrimEnd()}\n\n{renewed}\n");
    }
}
