using System.CommandLine;
using Dobble.Assistant.Commands;
using Dobble.Assistant.Installation;
using Dobble.Data.Files;
using Dobble.Data.Reports;
using Dobble.Vision;
using Dobble.Vision.Native;
using Spectre.Console;

namespace Dobble.Assistant;

/// <summary>The program <c>dobble</c>: puts the commands together and turns every failure into one line and an exit code.</summary>
internal static class Program
{
    private static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs one command line. Results go to <paramref name="output"/>, complaints to <paramref name="error"/>.</summary>
    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = CommandLine(new Home(HomeFolder.FindRoot())).Parse(args.Length > 0 ? args : ["--help"]);
        if (parsed.Errors.Count > 0)
            return Complain(parsed, error);

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception e)
        {
            Terminal.ForMessages(error).MarkupLineInterpolated($"[red]{Explain(e)}[/]");
            return ExitCode.Failed;
        }
    }

    /// <summary>All that can be asked for.</summary>
    internal static RootCommand CommandLine(Home home)
    {
        var root = new RootCommand("Finds the symbol that two Dobble cards share.")
        {
            ReadCommand.Create(home),
            DoctorCommand.Create(home),
            LiveCommand.Create(home),
            ReplayCommand.Create(home),
            DemoCommand.Create(home),
            ModelCommand.Create(home),
            DeckCommand.Create(home),
        };
        root.Options.OfType<VersionOption>().Single().Action = new VersionReport(home);
        return root;
    }

    private static int Complain(ParseResult parsed, TextWriter error)
    {
        foreach (var problem in parsed.Errors)
            error.WriteLine(problem.Message);
        error.WriteLine($"See: {CommandPath(parsed)} --help");
        return ExitCode.Misused;
    }

    private static string CommandPath(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "dobble" : $"dobble {parsed.CommandResult.Command.Name}";

    private static string Explain(Exception e) => e switch
    {
        DobbleException => e.Message,
        _ when NativeLibraryException.Of(e) is { } fault => fault.Message,
        IOException or UnauthorizedAccessException => FirstLine(e),
        _ => $"Unexpected {e.GetType().Name}: {FirstLine(e)}",
    };

    private static string FirstLine(Exception e) => e.Message.Split('\n', 2)[0].TrimEnd();
}
