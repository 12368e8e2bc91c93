using System.Text;

namespace Dobble.Perf.Reporting;

/// <summary>A Markdown table whose columns line up in the source too: the first to the left, the others to the right.</summary>
internal sealed class MarkdownTable(params string[] header)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row of as many cells as the header has.</summary>
    public MarkdownTable Add(params string[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, header.Length);
        _rows.Add(cells);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var widths = header.Select((_, i) => Math.Max(3, _rows.Append(header).Max(r => r[i].Length))).ToArray();
        var text = new StringBuilder();
        Line(header);
        text.Append('|').AppendJoin('|', widths.Select((w, i) => i == 0 ? new string('-', w + 2) : new string('-', w + 1) + ":"))
            .Append("|\n");
        _rows.ForEach(Line);
        return text.ToString();

        void Line(string[] cells) => text
            .Append("| ")
            .AppendJoin(" | ", cells.Select((c, i) => i == 0 ? c.PadRight(widths[i]) : c.PadLeft(widths[i])))
            .Append(" |\n");
    }
}
