using Spectre.Console;

namespace Dobble.Data.Checks;

/// <summary>Prints what the checks found as a table.</summary>
public static class CheckTable
{
    /// <summary>Prints one row a check.</summary>
    public static void Write(IAnsiConsole console, IEnumerable<CheckResult> results)
    {
        var table = new Table().RoundedBorder().AddColumns("check", "", "what it found");
        foreach (var result in results)
            table.AddRow(new Text(result.Name), new Text(result.Status.ToString().ToLowerInvariant(), Style(result.Status)),
                new Text(result.Summary));
        console.Write(table);
    }

    private static Style Style(CheckStatus status) => new(status switch
    {
        CheckStatus.Pass => Color.Green,
        CheckStatus.Warn => Color.Yellow,
        CheckStatus.Fail => Color.Red,
        _ => Color.Grey,
    });
}
