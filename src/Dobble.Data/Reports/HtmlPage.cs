using System.Net;
using System.Text;

namespace Dobble.Data.Reports;

/// <summary>What the program's HTML pages have in common.</summary>
public static class HtmlPage
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; color: #223; background: #fff; }
        h1, h2, h3 { font-weight: 600; } h3 { margin: 2rem 0 .5rem; }
        table { border-collapse: collapse; margin: 1rem 0; } th, td { padding: .25rem .7rem; text-align: right; border-bottom: 1px solid #dde; }
        th:first-child, td:first-child { text-align: left; } tr:last-child td { font-weight: 600; }
        table:not(.list) td, .list td:nth-child(-n+3) { white-space: nowrap; }
        .gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1.2rem; }
        figure { margin: 0; } figure img { width: 100%; border-radius: .4rem; border: 1px solid #dde; } figcaption { font-size: .9rem; }
        .pass { background: #1e9646; } .warn { background: #b87800; } .fail { background: #dc283c; } .skipped { background: #778; }
        .status { color: #fff; border-radius: .3rem; padding: .05rem .5rem; font-size: .8rem; font-weight: 600; vertical-align: middle; }
        .list tr:last-child td { font-weight: inherit; } .list td { text-align: left; } .list th { text-align: left; }
        .truth { color: #1e9646; font-weight: 600; } .reading { color: #dc283c; font-weight: 600; } .muted { color: #667; }
        """;

    /// <summary>The page up to its first heading.</summary>
    public static string Head(string title) =>
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text(title)}</title><style>{Style}</style>\n";

    /// <summary>Adds a table; every cell is text.</summary>
    public static void Table(StringBuilder html, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, string style = "")
    {
        html.Append(style.Length > 0 ? $"<table class=\"{style}\"><tr>" : "<table><tr>").AppendJoin("", headings.Select(h => $"<th>{Text(h)}</th>")).Append("</tr>\n");
        foreach (var row in rows)
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>\n");
        html.Append("</table>\n");
    }

    /// <summary>Text as HTML.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
