using Dobble.Data.Runs;
using Spectre.Console;

namespace Dobble.Data.Tests.Runs;

public sealed class RunTableTests
{
    [Fact]
    public void The_list_of_runs_stands_in_80_columns_a_line_each_with_nothing_cut()
    {
        var figures = new[] { "pairs.right", "pairs.wrong", "cards.found", "mAP@0.5" }.ToDictionary(name => name, _ => 0.98765);
        var run = new RunRecord
        {
            Id = "20261126-184224-7379",
            Name = "dobble",
            Command = "dobble-train run -tp",
            Status = RunStatus.Stopped,
            Seconds = 3599,
            Steps = [new StepRecord { Name = "evaluate", Part = "training", Metrics = figures }],
        };
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written), Ansi = AnsiSupport.No });
        console.Profile.Width = 80;
        RunTable.List(console, [run, run with { Title = "wide lens" }]);
        var lines = written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd()).ToArray();
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        Assert.Equal(2, lines.Count(line => line.StartsWith(run.Id, StringComparison.Ordinal)));
        Assert.All(["pairs", "wrong", "found", "mAP@0.5", "59 min 59 s", "wide lens"], word =>
            Assert.Contains(lines, line => line.Contains(word, StringComparison.Ordinal)));
    }
}
