using Dobble.Data.Checks;
using Dobble.Data.Checks.Models;
using Dobble.Data.Evaluation;
using Dobble.Data.Files;
using Dobble.Data.Reports;
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
internal sealed class ValidateModelStep(PipelineSettings common, SharedData shared)
    : PipelineStep<ModelValidationOptions, ValidateModelInput, ValidatedModel>("validate-model", PipelinePart.Training)
{
    protected override Task<string> SourceAsync(ModelValidationOptions settings, CancellationToken stop) => Task.FromResult(string.Join(
        ' ', new[] { "finder.onnx", "reader.onnx" }.Select(f => FileHash.Of(Path.Combine(Shipped.Models, f)))));

    protected override async Task<ValidatedModel> RunAsync(
        ModelValidationOptions settings, ValidateModelInput input, RunContext run, CancellationToken stop)
    {
        var set = shared.Of(input.Data).Set;
        var validation = await WorkBar.ShowAsync(run.Console, "reading photos", show => Task.Run(
            () => ModelValidation.Run(
                set.Training, set.Judged, input.Evaluated.Bundle.Folder, Shipped.Models, common.DeckFile, settings,
                shared.Of(input.Data).Open, show, stop),
            stop));
        CheckPage.Write(Path.Combine(run.Folder, "report.html"), "Model validation",
            $"{common.Name}: {set.Judged.Count} {input.Evaluated.JudgedBy}, compared with the model that is shipped.", validation);
        var (own, other) = (ModelReadings.All(validation.Readings.Held), ModelReadings.All(validation.Readings.Other));
        return new ValidatedModel
        {
            Refusal = validation.Refusal,
            Metrics = new Dictionary<string, double>(validation.Counts)
            {
                ["pairs.right"] = Right(own),
                ["shipped.pairs.right"] = Right(other),
                ["mAP@0.5"] = own.Symbols.At50,
                ["shipped.mAP@0.5"] = other.Symbols.At50,
            },
            Pages = ["report.html"],
            Summary = $"{validation.Summary}; {(validation.Refusal is { } refusal ? "worse than the shipped model: " + refusal : "not worse than the shipped model")}",
        };
    }

    private static double Right(Summary summary) => Show.Share(summary.Right, summary.Pairs);
}
