using System.CommandLine;
using Dobble.Training.Validation;
using Dobble.Training.Validation.Labels;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train validate-data DIR</c>: what is wrong with labelled photos.</summary>
internal static class ValidateDataCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var data = new Argument<string>("DIR") { Description = "Folder of photos labelled in Pascal VOC." };
        var command = new Command(
            "validate-data",
            "Checks labelled photos: every label against the deck. Exit code 0: all files were read, whatever was found; 1: a file could not be read.") { data };
        var options = new ValidateDataOptions(command);
        command.SetAction(parsed =>
        {
            try
            {
                return Run(parsed, parsed.GetValue(data)!, options);
            }
            catch (DobbleException e)
            {
                parsed.InvocationConfiguration.Error.WriteLine(e.Message);
                return 1;
            }
        });
        return command;
    }

    private static int Run(ParseResult parsed, string folder, ValidateDataOptions options)
    {
        var deck = options.Deck(parsed);
        var set = LabelSet.Load(folder);
        using var witness = options.Witness(parsed, deck);
        var findings = WithProgress(parsed, set.Sheets.Count, step => LabelCheckRun.Run(set, deck, witness, step));
        Print(parsed, options, set, findings);
        if (parsed.GetValue(options.Fix) is { } target)
            parsed.InvocationConfiguration.Error.WriteLine($"{LabelFix.Write(set, findings, target)} of {findings.Count} findings corrected in {target}");
        foreach (var fault in set.Faults)
            parsed.InvocationConfiguration.Error.WriteLine(fault);
        return set.Faults.Count > 0 || (parsed.GetValue(options.Strict) && findings.Count > 0) ? 1 : 0;
    }

    private static void Print(ParseResult parsed, ValidateDataOptions options, LabelSet set, IReadOnlyList<LabelFinding> findings)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(options.Json))
        {
            foreach (var finding in findings)
                output.WriteLine(FindingJson.Line(finding));
            return;
        }

        if (findings.Count > 0)
            FindingTable.Write(On(output), findings);
        output.WriteLine($"{findings.Count} findings in {set.Sheets.Sum(s => s.Boxes.Count)} boxes of {set.Sheets.Count} photos");
    }

    private static T WithProgress<T>(ParseResult parsed, int count, Func<Action, T> run)
    {
        T? result = default;
        On(parsed.InvocationConfiguration.Error).Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("checking", maxValue: Math.Max(1, count));
            result = run(() => task.Increment(1));
        });
        return result!;
    }

    private static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        // A table that is not read on a terminal is not to be folded.
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = 200;
        return console;
    }
}
