using Dobble.Data.DataSets.Splitting;
using Dobble.Data.Labels;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>A data set with the lists of what is learnt from and what is held out.</summary>
internal sealed record SplitDataSet : StepOutput;

/// <summary>Splits a data set by whole series, by card, by photo, or as given lists say.</summary>
internal sealed class SplitStep(PipelineSettings common) : PipelineStep<SplitOptions, VocDataSet, SplitDataSet>("split", PipelinePart.Data)
{
    protected override Task<SplitDataSet> RunAsync(SplitOptions settings, VocDataSet input, RunContext run, CancellationToken stop)
    {
        var files = Directory.EnumerateFiles(input.Folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(input.Folder, f));
        FolderCopy.Link(input.Folder, run.Folder, files);
        Directory.CreateDirectory(Path.Combine(run.Folder, "ImageSets", "Main"));
        var split = DatasetSplit.Write(run.Folder, settings, common.LoadDeck());
        var series = new[] { split.Train, split.Validation, split.Test }.Select(Series).ToArray();
        if (settings.By == "auto" && split.By == "photo")
            run.Say($"[yellow]whole series cannot be held out, there are too few or they are too unlike in size: photos of one camera and table are on both sides, and figures will be better than they are elsewhere[/]");
        return Task.FromResult(new SplitDataSet
        {
            Metrics = new Dictionary<string, double>
            { ["train"] = split.Train.Count, ["val"] = split.Validation.Count, ["test"] = split.Test.Count },
            Summary = $"{split.Train.Count} photos to learn from, {split.Validation.Count} to validate ({series[1]}), {split.Test.Count} to test ({series[2]}), by {split.By}",
        });
    }

    private static string Series(IReadOnlyList<string> stems)
    {
        var all = stems.Select(s => LabelledPhoto.SeriesOf(s)).Distinct().ToArray();
        return all.Length == 0 ? "none" : all.Length <= 4 ? string.Join(", ", all) : $"{all.Length} series";
    }
}
