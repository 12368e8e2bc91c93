using Dobble.Data.Files;
using Dobble.Data.Ingestion;
using Dobble.Data.Labels;
using Dobble.Data.Reports;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>Labelled photos as they came in: images, and their boxes in one form.</summary>
internal sealed record IngestedPhotos : StepOutput;

/// <summary>Gets labelled photos: from folders, export files or Labelbox.</summary>
internal sealed class IngestStep() : PipelineStep<IngestOptions, NoInput, IngestedPhotos>("ingest", PipelinePart.Data)
{
    protected override Task<string> SourceAsync(IngestOptions settings, CancellationToken stop) => Task.FromResult(
        Directory.Exists(settings.Source)
            ? FileHash.OfFolders([settings.Source, .. Directory.Exists(settings.Images) ? new[] { settings.Images } : []])
        : File.Exists(settings.Source) ? FileHash.Of(settings.Source)
        // Nobody knows what a server has until it is asked.
        : Guid.NewGuid().ToString());

    protected override async Task<IngestedPhotos> RunAsync(IngestOptions settings, NoInput input, RunContext run, CancellationToken stop)
    {
        var result = await WorkBar.ShowAsync(run.Console, "ingesting", progress => Ingester.RunAsync(settings, run.Folder, progress, stop));
        run.Say($"  {result.Why}");
        foreach (var note in result.Notes)
            run.Say($"  {note}");
        run.Report(result.Errors);
        return new IngestedPhotos
        {
            Metrics = new Dictionary<string, double>
            { ["photos"] = result.Photos.Count, ["boxes"] = result.Photos.Sum(p => p.Boxes.Count), ["faults"] = result.Errors.Count },
            Summary = $"{result.Photos.Count} photos with {result.Photos.Sum(p => p.Boxes.Count)} boxes from "
                + $"{(settings.Source.Length > 0 ? settings.Source : "Labelbox")} ({FormatNames.Name(result.Format)}), "
                + $"{result.Errors.Count} left out",
        };
    }
}
