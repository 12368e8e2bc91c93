using Spectre.Console;

namespace Dobble.Data.Reports;

/// <summary>Where both programs write tables and messages for people.</summary>
public static class Terminal
{
    private const int TableWidth = 200;
    private const int Unfolded = 100_000;

    /// <summary>
    /// A console for tables, in colour where <paramref name="writer"/> is a terminal, else wide enough that none is folded.
    /// </summary>
    public static IAnsiConsole On(TextWriter writer) => Create(writer, TableWidth);

    /// <summary>
    /// A console for messages: where they are not read on a terminal each stays one line, so that a script can take it whole.
    /// </summary>
    public static IAnsiConsole ForMessages(TextWriter writer) => Create(writer, Unfolded);

    /// <summary>Writes a line just as it is: markup would make an emoji of <c>:camera:</c>.</summary>
    public static void Say(this IAnsiConsole console, string line, Color color) => console.WriteLine(line, new Style(color));

    private static IAnsiConsole Create(TextWriter writer, int widthOfFiles)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = widthOfFiles;
        return console;
    }
}
