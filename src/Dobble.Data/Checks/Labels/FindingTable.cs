using System.Globalization;
using Spectre.Console;

namespace Dobble.Data.Checks.Labels;

/// <summary>Prints findings as a table.</summary>
public static class FindingTable
{
    /// <summary>Prints one row a finding.</summary>
    public static void Write(IAnsiConsole console, IEnumerable<LabelFinding> findings)
    {
        var table = new Table().RoundedBorder().AddColumns("file", "error", "label", "should be", "box", "sure");
        foreach (var f in findings)
            table.AddRow([.. new[] { f.Photo.Name, f.Kind, f.Label ?? "", f.Should
                ?? "", Box(f), f.Probability.ToString("0.000", CultureInfo.InvariantCulture) }.Select(Markup.Escape)]);
        console.Write(table);
    }

    private static string Box(LabelFinding finding) => finding.Box is { } b
        ? string.Create(CultureInfo.InvariantCulture, $"{b.X1:0}, {b.Y1:0}, {b.X2:0}, {b.Y2:0}")
        : "";
}
