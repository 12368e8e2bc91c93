using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Dobble.Assistant.Live;

/// <summary>
/// The log for people: a line each, with the time and what happened. <c>Logging:Console:FormatterName=json</c> gives it for programs.
/// </summary>
internal sealed class PlainFormatter(TimeProvider clock) : ConsoleFormatter(PlainName)
{
    public const string PlainName = "plain";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        textWriter.Write(logEntry.LogLevel switch
        {
            >= LogLevel.Error => " error: ",
            LogLevel.Warning => " warning: ",
            _ => " ",
        });
        textWriter.WriteLine(logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is { } failure)
            textWriter.WriteLine(failure);
    }
}
