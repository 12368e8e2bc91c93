using System.CommandLine;
using System.CommandLine.Parsing;

namespace Dobble.Training.Commands;

/// <summary>Tells what is wrong with a command line.</summary>
internal static class CommandErrors
{
    /// <summary>The exit code of a command line that makes no sense.</summary>
    public const int Misused = 2;

    /// <summary>Writes a line an error, and where to read more.</summary>
    public static int Tell(ParseResult parsed, TextWriter error)
    {
        foreach (var problem in parsed.Errors)
            error.WriteLine(InPlainWords(problem));
        error.WriteLine($"See: dobble-train {string.Join(' ', Path(parsed.CommandResult).Append("--help"))}");
        return Misused;
    }

    // System.CommandLine names the types of .NET where a value is of another one.
    private static string InPlainWords(ParseError problem)
    {
        if (!problem.Message.Contains("as expected type", StringComparison.Ordinal))
            return string.Join(' ', problem.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var (name, type) = problem.SymbolResult switch
        {
            OptionResult { Option: var option } => (option.Name, option.ValueType),
            ArgumentResult { Argument: var argument } => (argument.Name, argument.ValueType),
            _ => (string.Empty, typeof(string)),
        };
        var takes = (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool) ? "true or false"
            : (Nullable.GetUnderlyingType(type) ?? type) == typeof(int) ? "a whole number" : "a number";
        return $"{name} takes {takes}, not '{string.Join(' ', problem.SymbolResult!.Tokens.Select(t => t.Value))}'.";
    }

    private static IEnumerable<string> Path(CommandResult result) =>
        result.Parent is CommandResult parent ? Path(parent).Append(result.Command.Name) : [];
}
