using System.Globalization;
using Dobble.Data.Models;
using Dobble.Training.Export;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Pipeline.Steps;

/// <summary>What an export needs.</summary>
internal sealed record ExportInput(DownloadedDataSet Data, FinderModel Finder, ReaderModel Reader, EvaluatedModel Evaluated);

/// <summary>A finished model: the bundle that the program loads.</summary>
internal sealed record ExportedModel : BundleOutput;

/// <summary>Writes the ONNX files anew with the figures of the evaluation in them, compared with the networks in TorchSharp.</summary>
internal sealed class ExportStep(PipelineSettings common)
    : PipelineStep<NoSettings, ExportInput, ExportedModel>("export", PipelinePart.Training)
{
    protected override Task<ExportedModel> RunAsync(NoSettings settings, ExportInput input, RunContext run, CancellationToken stop)
    {
        var bundle = new ModelBundle(Path.Combine(run.Folder, "model"));
        input.Evaluated.Bundle.CopyTo(bundle, name => Path.GetExtension(name) is ".gallery" or ".weights" or ".classes");
        var largest = WeightsExport.Write(input.Evaluated.Bundle, bundle, new Dictionary<string, string>
        {
            ["dobble.dataset"] = $"{input.Data.Name} {input.Data.Version}",
            ["dobble.evaluation"] = string.Join(
                ", ", input.Evaluated.Metrics.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key} {m.Value:0.####}"))),
        });

        // What was judged and what is shipped must be the same networks, gallery and all.
        using (bundle.Open(common.DeckFile))
        {
        }

        return Task.FromResult(new ExportedModel
        {
            Metrics = new Dictionary<string, double>
            { ["difference"] = largest, ["bytes"] = Directory.GetFiles(bundle.Folder, "*.onnx").Sum(f => new FileInfo(f).Length) },
            Pages = ["model/finder.md", "model/reader.md", "model/comparer.md"],
            Summary = string.Create(
                CultureInfo.InvariantCulture, $"finder.onnx, reader.onnx and comparer.onnx, at most {largest:g2} from the networks in training"),
        });
    }
}
