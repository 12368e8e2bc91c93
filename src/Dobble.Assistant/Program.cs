using System.CommandLine;
using System.CommandLine.Parsing;
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
    /// <summary>How long a busy machine may take to end what it writes when it is asked to; after that the process is gone.</summary>
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(10);

    private static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs one command line. Results go to <paramref name="output"/>, complaints to <paramref name="error"/>.</summary>
    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = CommandLine(new Home(HomeFolder.FindRoot())).Parse(args.Length > 0 ? args : ["--help"]);
        string[] complaints = [.. parsed.Errors.Select(InPlainWords)];
        if (complaints.Length == 0 && parsed.Tokens.Any(token => token.Value.Length == 0))
            complaints = ["An empty value means nothing: leave it out, or name something."];
        if (complaints.Length > 0)
            return Complain(complaints, parsed, error);

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToEnd,
            });
        }
        catch (Exception e)
        {
            Terminal.ForMessages(error).Say(Explain(e), Color.Red);
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

    private static int Complain(string[] complaints, ParseResult parsed, TextWriter error)
    {
        foreach (var complaint in complaints)
            error.WriteLine(complaint);
        error.WriteLine($"See: {CommandPath(parsed.CommandResult)} --help");
        return ExitCode.Misused;
    }

    /// <summary>System.CommandLine names the types of .NET where a value is of another one.</summary>
    private static string InPlainWords(ParseError problem)
    {
        if (problem.SymbolResult is not OptionResult { Option: var option, Tokens: [var token, ..] }
            || !problem.Message.Contains("as expected type", StringComparison.Ordinal))
            return string.Join(' ', problem.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        var takes = type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type)).ToLowerInvariant()}"
            : type == typeof(bool) ? "true or false"
            : type == typeof(int) ? "a whole number" : "a number";
        return $"{option.Name} takes {takes}, not '{token.Value}'.";
    }

    private static string CommandPath(SymbolResult result) => result is CommandResult { Parent: { } parent, Command: var command }
        ? $"{CommandPath(parent)} {command.Name}"
        : "dobble";

    private static string Explain(Exception e) => e switch
    {
        DobbleException => e.Message,
        OperationCanceledException => "stopped",
        _ when NativeLibraryException.Of(e) is { } fault => fault.Message,
        IOException or UnauthorizedAccessException => FirstLine(e),
        _ => $"Unexpected {e.GetType().Name}: {FirstLine(e)}",
    };

    private static string FirstLine(Exception e) => e.Message.Split('\n', 2)[0].TrimEnd();
}
