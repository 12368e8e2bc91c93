using System.CommandLine;
using Dobble.Data.Checks;
using Dobble.Data.Checks.Labels;
using Dobble.Data.Checks.Photos;
using Dobble.Data.DataSets;
using Dobble.Data.Photos;
using Dobble.Data.Reports;

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
            "Checks labelled photos: every label against the deck, and files, boxes, light, colours, drift, duplicates. Exit code 0: "
                + "all files were read, whatever was found; 1: a file could not be read, or --strict and a check fails.") { data };
        var options = new ValidateDataOptions(command);
        command.SetCheckedAction((parsed, stop) => RunAsync(parsed, parsed.GetValue(data)!, options, stop));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string folder, ValidateDataOptions options, CancellationToken stop)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var deck = options.Deck(parsed);
        var set = VocFolder.LoadUnchecked(folder);
        using var oracle = options.Oracle(parsed, deck);
        var inspection = await WorkBar.CountAsync(Terminal.On(error), "checking photos", set.Photos.Count, step => Task.FromResult(
            Inspection.Of(set, deck, oracle, photo => Photo.LoadStored(photo.Path), step, stop)));
        var findings = inspection.Findings;
        if (parsed.GetValue(options.Fix) is { } target)
            error.WriteLine($"{LabelFix.Write(set, findings, target)} of {findings.Count} findings corrected in {target}");
        var failed = findings.Count > 0;
        if (parsed.GetValue(options.Json))
        {
            foreach (var finding in findings)
                output.WriteLine(FindingJson.Line(finding));
        }
        else
        {
            failed = Validate(parsed, options, inspection).Status == CheckStatus.Fail;
        }

        foreach (var one in set.Errors)
            error.WriteLine(one);
        return set.Errors.Count > 0 || (parsed.GetValue(options.Strict) && failed) ? 1 : 0;
    }

    private static DataValidation Validate(ParseResult parsed, ValidateDataOptions options, Inspection inspection)
    {
        var series = (parsed.GetValue(options.HoldOut) ?? [])
            .SelectMany(s => s.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();
        var validation = DataValidation.Run(inspection, series);
        var output = parsed.InvocationConfiguration.Output;
        if (inspection.Findings.Count > 0)
            FindingTable.Write(Terminal.On(output), inspection.Findings);
        CheckTable.Write(Terminal.On(output), validation.Results);
        if (parsed.GetValue(options.Report) is { } report)
        {
            validation.WritePage(report);
            output.WriteLine($"Report: {report}");
        }

        return validation;
    }
}
