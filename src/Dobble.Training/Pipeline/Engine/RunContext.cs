using Dobble.Data.Labels;
using Spectre.Console;

namespace Dobble.Training.Pipeline.Engine;

/// <summary>What every step of a run shares.</summary>
/// <param name="Folder">Where the run keeps checkpoints, logs and plots.</param>
/// <param name="Console">Where it tells how far it is.</param>
/// <param name="Time">The clock.</param>
internal sealed record RunContext(string Folder, IAnsiConsole Console, TimeProvider Time)
{
    /// <summary>Where what is said on the console is kept as well; null for nowhere.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>The number of the training in its step, from 0.</summary>
    public int Part { get; init; }

    /// <summary>Told after each epoch: the number of the training in its step, and its log; null for nobody.</summary>
    public Action<int, string>? Trained { get; init; }

    /// <summary>Says a line, in Spectre's markup; what is put into it is text.</summary>
    public void Say(FormattableString line)
    {
        Console.MarkupLineInterpolated(line);
        var arguments = line.GetArguments().Select(a => a is string text ? Markup.Escape(text) : a).ToArray();
        Log?.WriteLine(Markup.Remove(string.Format(System.Globalization.CultureInfo.InvariantCulture, line.Format, arguments)));
    }

    /// <summary>Tells of files that cannot be used, one line each.</summary>
    public void Report(IEnumerable<DataError> errors)
    {
        foreach (var error in errors)
            Say($"[yellow]{error.ToString()}[/]");
    }
}
