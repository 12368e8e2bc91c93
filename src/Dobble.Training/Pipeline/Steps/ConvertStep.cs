using Dobble.Data.Ingestion.Conversion;
using Dobble.Data.Reports;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>A data set in Pascal VOC, not yet split.</summary>
internal sealed record VocDataSet : StepOutput;

/// <summary>Writes what came in as a data set; classes are in the deck's order.</summary>
internal sealed class ConvertStep(PipelineSettings common)
    : PipelineStep<ConvertOptions, IngestedPhotos, VocDataSet>("convert", PipelinePart.Data)
{
    protected override async Task<VocDataSet> RunAsync(
        ConvertOptions settings, IngestedPhotos input, RunContext run, CancellationToken stop)
    {
        var deck = common.LoadDeck();
        var result = await WorkBar.ShowAsync(run.Console, "converting", progress =>
            Task.Run(() => VocConversion.Run(settings, input.Folder, run.Folder, deck, progress, stop), stop));
        run.Report(result.Errors);
        return new VocDataSet
        {
            Metrics = new Dictionary<string, double>
            {
                ["photos"] = result.Photos,
                ["boxes"] = result.Boxes,
                ["labels"] = result.Labels.Count,
                ["faults"] = result.Errors.Count
            },
            Summary = $"{result.Photos} photos with {result.Boxes} boxes of {result.Labels.Count} symbols, {result.Errors.Count} left out",
        };
    }
}
