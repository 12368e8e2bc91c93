using Dobble.Data.Files;

namespace Dobble.Data.Labels;

/// <summary>Something wrong with one file of a data folder.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Message">What is wrong and what to do, one line.</param>
public sealed record DataError(string File, string Message)
{
    /// <summary>The line to print: file and message, control characters of hostile names shown as '?'.</summary>
    public override string ToString() =>
        Printable.Line($"{File}: {Message}", int.MaxValue);
}
