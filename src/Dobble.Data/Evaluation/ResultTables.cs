using Spectre.Console;

namespace Dobble.Data.Evaluation;

/// <summary>Prints the figures as tables.</summary>
public static class ResultTables
{
    private const int MaxConfusions = 20;

    /// <summary>Prints the figures per series and the most frequent confusions.</summary>
    public static void Write(IAnsiConsole console, EvaluationResult result)
    {
        var table = new Table().RoundedBorder();
        foreach (var heading in Figures.Headings)
            table.AddColumn(
                new TableColumn(heading) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        foreach (var series in result.Series)
            table.AddRow([.. Figures.Row(series).Select(Markup.Escape)]);
        console.Write(table);

        var all = result.Series[^1];
        if (all.Unjudged > 0)
            console.WriteLine($"{all.Unjudged} found cards are left out by the labels and not judged.");
        if (Figures.Outlines(all) is { } outlines)
            console.WriteLine(outlines);
        if (all.Confusions.Count == 0)
            return;
        var confusions = new Table().RoundedBorder().AddColumns("symbol", "read as", "times");
        foreach (var c in all.Confusions.Take(MaxConfusions))
            confusions.AddRow(Markup.Escape(c.Truth), Markup.Escape(c.Read), $"{c.Count}");
        console.Write(confusions);
    }
}
