using System.Globalization;
using System.Net;
using System.Text;

namespace Dobble.Data.Runs;

/// <summary>Draws the graph of a run's steps: from left to right along what they depend on, one row a branch.</summary>
public static class StepGraph
{
    private const int Width = 132;
    private const int Height = 44;
    private const int Across = 168;
    private const int Down = 76;

    /// <summary>The drawing as SVG.</summary>
    public static string Svg(IReadOnlyList<StepRecord> steps)
    {
        if (steps.Count == 0)
            return string.Empty;
        var places = Places(steps);
        var (columns, rows) = (places.Values.Max(p => p.Column) + 1, places.Values.Max(p => p.Row) + 1);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {(columns * Across) - Across + Width + 8} {(rows * Down) - Down + Height + 8}\" style=\"max-width:100%;max-height:26rem\" role=\"img\" aria-label=\"graph of the steps\" font-family=\"system-ui, sans-serif\">\n");
        foreach (var step in steps)
        {
            foreach (var input in step.Inputs.Where(places.ContainsKey))
                Arrow(svg, places[input], places[step.Name]);
        }

        foreach (var step in steps)
            Box(svg, step, places[step.Name]);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Where each step stands: a column after the last of its inputs, the first free row there.</summary>
    public static Dictionary<string, (int Column, int Row)> Places(IReadOnlyList<StepRecord> steps)
    {
        // Data and training pipeline have rows of their own; the second begins below the first.
        var places = new Dictionary<string, (int Column, int Row)>();
        var first = 0;
        foreach (var part in steps.GroupBy(s => s.Part))
        {
            var inside = part.Select(s => s.Name).ToHashSet();
            foreach (var step in part)
            {
                var column = step.Inputs.Where(inside.Contains).Select(i => places[i].Column + 1).DefaultIfEmpty(0).Max();
                var row = first;
                while (places.ContainsValue((column, row)))
                    row++;
                places[step.Name] = (column, row);
            }

            first = places.Values.Max(p => p.Row) + 1;
        }

        return places;
    }

    private static void Arrow(StringBuilder svg, (int Column, int Row) from, (int Column, int Row) to)
    {
        var (x1, y1) = ((from.Column * Across) + Width + 4, (from.Row * Down) + (Height / 2) + 4);
        var (x2, y2) = ((to.Column * Across) + 4, (to.Row * Down) + (Height / 2) + 4);
        if (x2 <= x1)
            (x1, y1, x2, y2) = (x1 - (Width / 2), y1 + (Height / 2), x2 + (Width / 2), y2 - (Height / 2));
        var bend = x2 > x1 ? (x1 + x2) / 2 : x1;
        var path = from.Row == to.Row || x2 > x1 ? $"M{x1},{y1} C{bend},{y1} {bend},{y2} {x2},{y2}"
            : $"M{x1},{y1} C{x1},{(y1 + y2) / 2} {x2},{(y1 + y2) / 2} {x2},{y2}";
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"#99a\" stroke-width=\"1.5\"/>\n");
    }

    private static void Box(StringBuilder svg, StepRecord step, (int Column, int Row) place)
    {
        var (fill, stroke) = step.Status switch
        {
            RunStatus.Done => ("#e3f6e8", "#1e9646"),
            RunStatus.Cached => ("#eef1f6", "#1e9646"),
            RunStatus.Failed => ("#fbe4e7", "#dc283c"),
            RunStatus.Running or RunStatus.Stopped => ("#fff3da", "#b87800"),
            _ => ("#ffffff", "#ccd"),
        };
        var (x, y) = ((place.Column * Across) + 4, (place.Row * Down) + 4);
        var below = step.Status switch
        {
            RunStatus.Waiting => "waiting",
            RunStatus.Cached => "unchanged",
            RunStatus.Done => RunPage.Duration(step.Seconds),
            _ => RunPage.Word(step.Status),
        };
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<a href=\"#{step.Name}\"><rect x=\"{x}\" y=\"{y}\" width=\"{Width}\" height=\"{Height}\" rx=\"8\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.5\"/>");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x + (Width / 2)}\" y=\"{y + 19}\" font-size=\"14\" font-weight=\"600\" fill=\"#223\" text-anchor=\"middle\">{WebUtility.HtmlEncode(step.Name)}</text>");
        svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{x + (Width / 2)}\" y=\"{y + 35}\" font-size=\"11\" fill=\"#667\" text-anchor=\"middle\">{below}</text></a>\n");
    }
}
