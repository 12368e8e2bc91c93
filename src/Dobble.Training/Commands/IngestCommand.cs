using System.CommandLine;
using Dobble.Data.DataSets.Splitting;
using Dobble.Data.Ingestion;
using Dobble.Data.Ingestion.Conversion;
using Dobble.Data.Labels;
using Dobble.Data.Reports;
using Dobble.Vision;

namespace Dobble.Training.Commands;

/// <summary><c>dobble-train ingest SOURCE --out DIR</c>: makes a data set of labelled photos, whatever tool labelled them.</summary>
internal static class IngestCommand
{
    private const int ErrorsShown = 20;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var source = new Argument<string?>("SOURCE")
        {
            Description = "A folder of labels and images, or an export file; nothing with --format labelbox-api.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command =
            new Command("ingest",
                "Makes a data set of labelled photos: Pascal VOC, COCO, YOLO, Labelbox. Exit code 0: all photos are in it; 1: "
                    + "some were left out, or nothing was written.") { source };
        var options = new IngestCommandOptions(command);
        command.SetCheckedAction((parsed, stop) => RunAsync(parsed, parsed.GetValue(source), options, stop));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? source, IngestCommandOptions options, CancellationToken stop)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(parsed.GetValue(options.Out)!));
        var (ingest, convert, split, deck) = (
            options.Ingest(parsed, source), options.Convert(parsed), options.Split(parsed), options.Deck(parsed));
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new DobbleException($"{target}: is there already, and nothing is overwritten; name a new folder with --out");

        // What was fetched stays there until the data set is whole, so that a run that is stopped loses nothing.
        var gathered = target + ".ingest";
        var came = await WorkBar.ShowAsync(Terminal.On(error), "ingesting", step => Ingester.RunAsync(ingest, gathered, step, stop));
        var draft = Path.Combine(gathered, "dataset");
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        var made = await WorkBar.ShowAsync(Terminal.On(error), "converting", step =>
            Task.Run(() => VocConversion.Run(convert, gathered, draft, deck, step, stop), stop));
        var lists = split is null ? null : DatasetSplit.Write(draft, split, deck);
        if (Directory.Exists(target))
            Directory.Delete(target);
        Directory.Move(draft, target);
        Directory.Delete(gathered, recursive: true);

        await output.WriteLineAsync(
            $"{target}: {made.Photos} photos, {made.Boxes} boxes, {made.Labels.Count} classes, from {FormatNames.Name(came.Format)}");
        foreach (var note in came.Notes.Prepend(came.Why).Where(n => n.Length > 0))
            await output.WriteLineAsync(note);
        if (lists is not null)
            await output.WriteLineAsync(
                $"split by {lists.By}: {lists.Train.Count} to learn from, {lists.Validation.Count} to validate on, "
                    + $"{lists.Test.Count} to test on");
        DataError[] errors = [.. came.Errors, .. made.Errors];
        foreach (var one in errors.Take(ErrorsShown))
            await error.WriteLineAsync(one.ToString());
        if (errors.Length > ErrorsShown)
            await error.WriteLineAsync($"and {errors.Length - ErrorsShown} errors more");
        return errors.Length > 0 ? 1 : 0;
    }
}
