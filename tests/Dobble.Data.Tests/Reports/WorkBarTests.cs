using Dobble.Data.Files;
using Dobble.Data.Reports;
using Spectre.Console;

namespace Dobble.Data.Tests.Reports;

public sealed class WorkBarTests
{
    [Theory]
    [InlineData(100, 300, 60, "3:00 left")]
    [InlineData(10, 6000, 60, "10:00:00 left")]
    [InlineData(0, 300, 60, "")]
    [InlineData(5, 300, 1, "")]
    public void What_is_left_takes_as_long_as_what_was_done(double done, double left, double seconds, string told) =>
        Assert.Equal(told, TimeLeftColumn.Left(done, left, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task A_bar_stands_in_one_line_of_80_columns_whatever_is_told()
    {
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(written) });
        console.Profile.Width = 80;
        await WorkBar.ShowAsync(console, "reader", show =>
        {
            show(new WorkProgress("reader " + new string('x', 300), 50, 100));
            return Task.FromResult(true);
        });
        // Lines between the signs that move the cursor.
        Assert.DoesNotContain(written.ToString().Split('\n'), line => line.Count(c => c == 'x') > 80);
        Assert.Equal(1, written.ToString().Split('\n').Max(l => l.Split("reader x").Length - 1));
        Assert.Contains("50%", written.ToString(), StringComparison.Ordinal);
    }
}
