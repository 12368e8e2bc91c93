using Dobble.Data.Checks;
using Dobble.Data.Checks.Models;
using Dobble.Data.Checks.Report;
using Dobble.Data.Evaluation;
using Dobble.Data.Files;
using Dobble.Training.Files;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>What validating a model needs.</summary>
internal sealed record ValidateModelInput(DownloadedDataSet Data, EvaluatedModel Evaluated);

/// <summary>What validation says of a model.</summary>
internal sealed record ValidatedModel : StepOutput
{
    /// <summary>Why it may not take the place of the model that is shipped; null where it may.</summary>
    public string? Refusal { get; init; }
}

/// <summary>Looks for the model's weaknesses, and compares it with the model that is shipped.</summary>
internal sealed class ValidateModelStep(PipelineSettings common, SharedData shared) : PipelineStep<ModelValidationOptions, ValidateModelInput, ValidatedModel>("validate-model", PipelinePart.Training)
{
    protected override Task<string> SourceAsync(ModelValidationOptions settings, CancellationToken stop) => Task.FromResult(string.Join(
        ' ', new[] { "finder.onnx", "reader.onnx" }.Select(f => FileHash.Of(Path.Combine(Shipped.Models, f)))));

    protected override Task<ValidatedModel> RunAsync(ModelValidationOptions settings, ValidateModelInput input, RunContext run, CancellationToken stop)
    {
        var set = shared.Of(input.Data).Set;
        var verdict = ModelVerdict.Run(set.Training, set.Judged, input.Evaluated.Bundle.Folder, Shipped.Models, common.DeckFile, settings, stop);
        DataReport.Write(Path.Combine(run.Folder, "report.html"), "Model validation", $"{common.Name}: {set.Judged.Count} {input.Evaluated.JudgedBy}, compared with the model that is shipped.", verdict.Results);
        int Count(CheckStatus status) => verdict.Results.Count(r => r.Status == status);
        var (own, other) = (ModelReadings.All(verdict.Readings.Held), ModelReadings.All(verdict.Readings.Other));
        return Task.FromResult(new ValidatedModel
        {
            Refusal = verdict.Refusal,
            Metrics = new Dictionary<string, double>
            {
                ["checks.pass"] = Count(CheckStatus.Pass), ["checks.warn"] = Count(CheckStatus.Warn), ["checks.fail"] = Count(CheckStatus.Fail),
                ["pairs.right"] = Right(own), ["shipped.pairs.right"] = Right(other), ["mAP@0.5"] = own.Symbols.At50, ["shipped.mAP@0.5"] = other.Symbols.At50,
            },
            Pages = ["report.html"],
            Summary = $"{Count(CheckStatus.Pass)} checks pass, {Count(CheckStatus.Warn)} warn, {Count(CheckStatus.Fail)} fail; {(verdict.Refusal is { } refusal ? "worse than the shipped model: " + refusal : "not worse than the shipped model")}",
        });
    }

    private static double Right(Summary summary) => Show.Share(summary.Right, summary.Pairs);
}
