using System.Globalization;
using Dobble.Data.Configuration;
using Dobble.Data.Models;
using Dobble.Training.Export;
using Dobble.Training.Pipelines.Engine;

namespace Dobble.Training.Pipelines.Steps;

/// <summary>How a model is exported: there is nothing to set.</summary>
internal sealed record ExportSettings : IConfig
{
    public IEnumerable<string> Errors() => [];
}

/// <summary>What an export needs.</summary>
internal sealed record ExportInput(DownloadedDataSet Data, FinderModel Finder, ReaderModel Reader, EvaluatedModel Evaluated);

/// <summary>A finished model: the files that the program loads, in <c>model/</c>.</summary>
internal sealed record ExportedBundle : StepOutput
{
    /// <summary>Where the model's files lie.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Bundle => Path.Combine(Folder, "model");
}

/// <summary>Writes the ONNX files anew with the figures of the evaluation in them, compared with the networks in TorchSharp.</summary>
internal sealed class ExportStep(PipelineSettings common) : PipelineStep<ExportSettings, ExportInput, ExportedBundle>("export", PipelinePart.Training)
{
    protected override Task<ExportedBundle> RunAsync(ExportSettings settings, ExportInput input, RunContext run, CancellationToken stop)
    {
        var folder = Path.Combine(run.Folder, "model");
        ModelBundle.Copy(input.Evaluated.Bundle, folder, name => Path.GetExtension(name) is ".gallery" or ".weights" or ".classes");
        var largest = WeightsExport.Write(input.Evaluated.Bundle, folder, new Dictionary<string, string>
        {
            ["dobble.dataset"] = $"{input.Data.Name} {input.Data.Version}",
            ["dobble.evaluation"] = string.Join(", ", input.Evaluated.Metrics.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key} {m.Value:0.####}"))),
        });

        // What was judged and what is shipped must be the same networks, gallery and all.
        using (ModelBundle.Open(folder, common.DeckFile))
        {
        }

        return Task.FromResult(new ExportedBundle
        {
            Metrics = new Dictionary<string, double> { ["difference"] = largest, ["bytes"] = Directory.GetFiles(folder, "*.onnx").Sum(f => new FileInfo(f).Length) },
            Pages = ["model/finder.md", "model/reader.md"],
            Summary = string.Create(CultureInfo.InvariantCulture, $"finder.onnx and reader.onnx, at most {largest:g2} from the networks in training"),
        });
    }
}
