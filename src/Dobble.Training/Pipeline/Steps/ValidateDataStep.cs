using Dobble.Data.Checks;
using Dobble.Data.Checks.Labels;
using Dobble.Data.Checks.Report;
using Dobble.Data.Configuration;
using Dobble.Data.DataSets;
using Dobble.Data.Models;
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
internal sealed class ValidateDataStep(PipelineSettings common) : PipelineStep<ValidateDataSettings, DownloadedDataSet, ValidatedData>("validate-data", PipelinePart.Training)
{
    protected override Task<ValidatedData> RunAsync(ValidateDataSettings settings, DownloadedDataSet input, RunContext run, CancellationToken stop)
    {
        var deck = common.LoadDeck();
        var set = VocFolder.LoadUnchecked(input.Folder);
        run.Report(set.Errors);
        var models = new ModelBundle(Shipped.Models);
        using var oracle = settings.Networks && deck.GalleryPath is { } gallery
            ? new ModelOracle(models.Finder, models.Reader, deck, gallery, "cpu")
            : null;
        var findings = LabelCheckRun.Run(set, deck, oracle, stop.ThrowIfCancellationRequested);
        var validation = DataValidation.Run(set, deck, findings, [], () => { });
        DataReport.Write(Path.Combine(run.Folder, "report.html"), validation.Inspection, validation.Results);
        File.WriteAllLines(Path.Combine(run.Folder, "findings.jsonl"), findings.Select(FindingJson.Line));

        int Count(CheckStatus status) => validation.Results.Count(r => r.Status == status);
        var failed = validation.Results.Where(r => r.Status == CheckStatus.Fail).Select(r => r.Name).ToArray();
        if (settings.Strict && failed.Length > 0)
            throw new DobbleException($"validate-data: {string.Join(", ", failed)} failed; see {Path.Combine(run.Folder, "report.html")}, mend the data, or set validate-data.strict to false");
        return Task.FromResult(new ValidatedData
        {
            Metrics = new Dictionary<string, double>
            {
                ["findings"] = findings.Count, ["checks.pass"] = Count(CheckStatus.Pass), ["checks.warn"] = Count(CheckStatus.Warn), ["checks.fail"] = Count(CheckStatus.Fail),
            },
            Pages = ["report.html", "findings.jsonl"],
            Summary = $"{findings.Count} errors in the labels; {Count(CheckStatus.Pass)} checks pass, {Count(CheckStatus.Warn)} warn, {Count(CheckStatus.Fail)} fail" + (failed.Length > 0 ? $" ({string.Join(", ", failed)})" : string.Empty),
        });
    }
}
