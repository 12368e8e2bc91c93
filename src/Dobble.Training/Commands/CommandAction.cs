using System.CommandLine;
using Dobble.Vision;

namespace Dobble.Training.Commands;

/// <summary>What commands do.</summary>
internal static class CommandAction
{
    /// <summary>Sets what a command does; an error that a person can correct is one line on its error output, and exit code 1.</summary>
    public static void SetCheckedAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, stop) =>
    {
        try
        {
            return await action(parsed, stop);
        }
        catch (DobbleException e)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return 1;
        }
    });
}
