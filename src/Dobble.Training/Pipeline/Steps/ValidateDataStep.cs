using Dobble.Data.Checks.Labels;
using Dobble.Data.Checks.Photos;
using Dobble.Data.Configuration;
using Dobble.Data.DataSets;
using Dobble.Data.Models;
using Dobble.Data.Reports;
using Dobble.Training.Files;
using Dobble.Training.Pipeline.Engine;
using Dobble.Vision;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>How data is validated.</summary>
internal sealed record ValidateDataSettings : IConfig
{
    /// <summary>Whether a check that fails ends the run; else it is only told.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether the shipped networks help to judge labels; slower, and it finds more.</summary>
    public bool Networks { get; init; } = true;

    public IEnumerable<string> Errors() => [];
}

/// <summary>What validation says of a data set.</summary>
internal sealed record ValidatedData : StepOutput;

/// <summary>Checks every label against the deck, and files, boxes, light, colours, drift and leakage between the splits.</summary>
internal sealed class ValidateDataStep(PipelineSettings common, SharedData shared)
    : PipelineStep<ValidateDataSettings, DownloadedDataSet, ValidatedData>("validate-data", PipelinePart.Training)
{
    protected override async Task<ValidatedData> RunAsync(
        ValidateDataSettings settings, DownloadedDataSet input, RunContext run, CancellationToken stop)
    {
        var deck = common.LoadDeck();
        var set = VocFolder.LoadUnchecked(input.Folder);
        run.Report(set.Errors);
        var models = new ModelBundle(Shipped.Models);
        using var oracle = settings.Networks && deck.GalleryPath is { } gallery
            ? new ModelOracle(models.Finder, models.Reader, deck, gallery, "cpu")
            : null;
        var inspection = await WorkBar.CountAsync(run.Console, "checking photos", set.Photos.Count, step => Task.Run(
            () => Inspection.Of(set, deck, oracle, shared.Of(input).Open, step, stop), stop));
        var validation = DataValidation.Run(inspection, []);
        validation.WritePage(Path.Combine(run.Folder, "report.html"));
        File.WriteAllLines(Path.Combine(run.Folder, "findings.jsonl"), inspection.Findings.Select(FindingJson.Line));

        var failed = string.Join(", ", validation.Failed);
        if (settings.Strict && failed.Length > 0)
            throw new DobbleException(
                $"validate-data: {failed} failed; see {Path.Combine(run.Folder, "report.html")}, mend the data, "
                    + "or set validate-data.strict to false");
        return new ValidatedData
        {
            Metrics = new Dictionary<string, double>(validation.Counts) { ["findings"] = inspection.Findings.Count },
            Pages = ["report.html", "findings.jsonl"],
            Summary = $"{inspection.Findings.Count} errors in the labels; {validation.Summary}" + (
                failed.Length > 0 ? $" ({failed})" : string.Empty),
        };
    }
}
