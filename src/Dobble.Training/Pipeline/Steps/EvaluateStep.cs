using System.Globalization;
using Dobble.Data.Checks;
using Dobble.Data.Configuration;
using Dobble.Data.Evaluation;
using Dobble.Data.Models;
using Dobble.Data.Reports;
using Dobble.Training.Pipeline.Engine;
using Dobble.Vision;
using Dobble.Vision.Reading;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>How a model is evaluated.</summary>
internal sealed record EvaluateSettings : IConfig
{
    /// <summary>A match that is less probable than this counts as no answer, 0 to 1.</summary>
    public double Threshold { get; init; } = 0.9;

    /// <summary>Least overlap (IoU) for a found box to be the symbol's, 0.05 to 1: for failures and confusions.</summary>
    public double Overlap { get; init; } = ConfusionMatrix.UsualOverlap;

    public IEnumerable<string> Errors()
    {
        if (Threshold is < 0 or > 1)
            yield return $"threshold is {Threshold}, must be 0 to 1";
        if (Overlap is < 0.05 or > 1)
            yield return $"overlap is {Overlap}, must be 0.05 to 1";
    }
}

/// <summary>What an evaluation needs.</summary>
internal sealed record EvaluateInput(DownloadedDataSet Data, FinderModel Finder, ReaderModel Reader, ComparerModel Comparer);

/// <summary>A model with its figures: the candidate's bundle, the report beside it.</summary>
internal sealed record EvaluatedModel : BundleOutput
{
    /// <summary>What it is judged by.</summary>
    public required string JudgedBy { get; init; }
}

/// <summary>Reads the photos that are held out, along the path that the program reads along.</summary>
internal sealed class EvaluateStep(PipelineSettings common, SharedData shared)
    : PipelineStep<EvaluateSettings, EvaluateInput, EvaluatedModel>("evaluate", PipelinePart.Training)
{
    protected override async Task<EvaluatedModel> RunAsync(
        EvaluateSettings settings, EvaluateInput input, RunContext run, CancellationToken stop)
    {
        var bundle = new ModelBundle(Path.Combine(run.Folder, "model"));
        input.Finder.Bundle.CopyTo(bundle);
        input.Reader.Bundle.CopyTo(bundle);
        input.Comparer.Bundle.CopyTo(bundle);
        using var reader = bundle.Open(common.DeckFile);
        var data = shared.Of(input.Data);
        var set = data.Set;
        if (set.Judged.Count == 0)
            throw new DobbleException("there are no photos to judge the model by: hold some out in the section 'split'");

        var options = new ReaderOptions
        {
            FinderModel = bundle.Finder,
            ReaderModel = bundle.Reader,
            Deck = common.DeckFile,
            Provider = "cpu",
        };
        var judgedBy = input.Finder.LearntAllPhotos || input.Reader.LearntAllPhotos ? "photos that were learnt from too"
            : new TrainedModel[] { input.Finder, input.Reader }.Any(m => m.Facts.GetValueOrDefault("from", "nothing") != "nothing")
                ? "photos not learnt from, but perhaps by the weights that the training began with"
            : "photos not learnt from";
        var report = new HtmlReport(run.Folder);
        void Read(Action step)
        {
            stop.ThrowIfCancellationRequested();
            step();
        }

        var result = await WorkBar.CountAsync(run.Console, "reading photos", set.Judged.Count, step => Task.Run(() => Evaluator.Run(
            $"{common.Name}, {judgedBy}", options, settings.Threshold, reader, data.ToEvaluate(set.Judged), [], report, () => Read(step),
            settings.Overlap)));
        BoxFiles.Write(Path.Combine(run.Folder, "boxes.json"), result);
        report.Write(result);
        var all = result.Series[^1];
        return new EvaluatedModel
        {
            JudgedBy = judgedBy,
            Metrics = Metrics(all),
            Pages = ["report.html", "boxes.json"],
            Images = [.. Directory.GetFiles(run.Folder, "*.png").Concat(Directory.GetFiles(run.Folder, "*.jpg"))
                .Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)],
            Summary = string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Right} of {all.Pairs} pairs right, {all.Wrong} wrong, {all.Found} of {all.Cards} cards found, "
                    + $"mAP@0.5 {all.Symbols.At50:0.000}; {judgedBy}"),
        };
    }

    private static Dictionary<string, double> Metrics(Summary all) => new()
    {
        ["cards"] = all.Cards,
        ["cards.found"] = Show.Share(all.Found, all.Cards),
        ["cards.false"] = all.FalseCards,
        ["pairs"] = all.Pairs,
        ["pairs.right"] = Show.Share(all.Right, all.Pairs),
        ["pairs.wrong"] = all.Wrong,
        ["mAP@0.5"] = all.Symbols.At50,
        ["mAP@0.75"] = all.Coco.Ap75,
        ["mAP@0.5:0.95"] = all.Symbols.At50To95,
        ["mAP.small"] = all.Coco.ApSmall,
        ["mAP.medium"] = all.Coco.ApMedium,
        ["mAP.large"] = all.Coco.ApLarge,
        ["mAR@100"] = all.Coco.Ar100,
        ["calibration.error"] = all.Calibration.ExpectedError,
    };
}
