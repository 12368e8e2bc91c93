using Spectre.Console;

namespace Dobble.Assistant;

/// <summary>Where tables and messages for people are written.</summary>
internal static class Terminal
{
    /// <summary>A console that writes to <paramref name="writer"/>, in colour where that is a terminal.</summary>
    public static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        // A line that is not read on a terminal is not to be folded, so that a script can take it whole.
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = 160;
        return console;
    }
}
