using System.CommandLine;
using System.Text.Json;
using Dobble.Assistant.Doctor;
using Dobble.Assistant.Installation;
using Dobble.Data.Reports;
using Spectre.Console;

namespace Dobble.Assistant.Commands;

/// <summary><c>dobble doctor</c>: what works on this machine, and how to mend what does not.</summary>
internal static class DoctorCommand
{
    public static Command Create(Home home)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };
        var command = new Command("doctor", "Says what works on this machine and how to mend what does not.") { json };
        command.SetAction(parsed =>
        {
            var checks = new HealthCheck(home).Run();
            var works = checks.All(check => check.State != CheckState.Broken);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                output.WriteLine(
                    JsonSerializer.Serialize(new HealthCheckJson(works, checks), HealthCheckJsonContext.Default.HealthCheckJson));
            else
                Print(Terminal.On(output), home, checks, works);
            return works ? 0 : ExitCode.Failed;
        });
        return command;
    }

    private static void Print(IAnsiConsole console, Home home, IReadOnlyList<Check> checks, bool works)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "What", "", "Found");
        foreach (var check in checks)
        {
            var detail = Markup.Escape(check.Detail) + (check.Mend is { } mend ? $"\n[bold]Mend:[/] {Markup.Escape(mend)}" : "");
            table.AddRow(Mark(check.State), check.Part, Markup.Escape(check.Subject), detail);
        }

        console.MarkupLineInterpolated($"Models and decks are taken from [bold]{home.Root}[/]");
        console.Write(table);
        console.MarkupLine(
            works ? "[green]Everything that reading needs works.[/]" : "[red]Photos can't be read yet: see the lines marked ✗.[/]");
    }

    private static string Mark(CheckState state) => state switch
    {
        CheckState.Works => "[green]✓[/]",
        CheckState.Absent => "[yellow]–[/]",
        _ => "[red]✗[/]",
    };
}
