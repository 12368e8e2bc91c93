using Dobble.Assistant.Reports;
using OpenCvSharp;
using Spectre.Console;

namespace Dobble.Assistant.Tests.Reports;

public sealed class ThumbnailTests
{
    [Fact]
    public void A_picture_becomes_eight_lines_of_half_blocks_in_its_colours_with_white_around()
    {
        using var picture = new Mat(40, 80, MatType.CV_8UC3, new Scalar(0, 0, 255));
        var (console, said) = Made(ColorSystemSupport.TrueColor);
        Assert.True(Thumbnail.IsPossible(console));
        Thumbnail.Write(console, picture);
        var lines = said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(8, lines.Length);
        Assert.All(lines, line => Assert.Equal(16, line.Count(letter => letter == '▀')));
        Assert.Contains("38;2;255;255;255", lines[0], StringComparison.Ordinal);
        Assert.Contains("38;2;255;0;0", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colours_there_is_none() => Assert.False(Thumbnail.IsPossible(Made(ColorSystemSupport.Standard).Console));

    private static (IAnsiConsole Console, StringWriter Said) Made(ColorSystemSupport colours)
    {
        var said = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = colours,
            Out = new AnsiConsoleOutput(said),
        });
        console.Profile.Capabilities.Unicode = true;
        return (console, said);
    }
}
