using System.Globalization;
using Dobble.Training.Export;
using Dobble.Training.Models;
using Dobble.Training.Pipelines.Engine;
using Dobble.Vision;
using Dobble.Vision.Cards;
using Dobble.Vision.Symbols;

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
        var folder = new ModelFolder(Path.Combine(run.Folder, "model"));
        Directory.CreateDirectory(Path.Combine(run.Folder, "model"));
        ModelBundle.Copy(input.Evaluated.Bundle, Path.Combine(run.Folder, "model"), name => Path.GetExtension(name) is ".gallery" or ".weights" or ".classes");
        var differences = new List<double>();
        foreach (VisionNet net in new VisionNet[] { new FinderNet(), new ReaderNet() })
        {
            using (net)
                differences.Add(Export(net, folder, input));
        }

        // What was judged and what is shipped must be the same networks, gallery and all.
        using (ModelBundle.Open(Path.Combine(run.Folder, "model"), common.DeckFile))
        {
        }

        var largest = differences.Max();
        return Task.FromResult(new ExportedBundle
        {
            Metrics = new Dictionary<string, double> { ["difference"] = largest, ["bytes"] = Directory.GetFiles(Path.Combine(run.Folder, "model"), "*.onnx").Sum(f => new FileInfo(f).Length) },
            Pages = ["model/finder.md", "model/reader.md"],
            Summary = string.Create(CultureInfo.InvariantCulture, $"finder.onnx and reader.onnx, at most {largest:g2} from the networks in training"),
        });
    }

    private static double Export(VisionNet net, ModelFolder folder, ExportInput input)
    {
        net.load(folder.WeightsOf(net.Kind));
        var facts = Metadata(net.Kind, Path.Combine(input.Evaluated.Bundle, net.Kind + ".onnx"));
        facts["dobble.dataset"] = $"{input.Data.Name} {input.Data.Version}";
        facts["dobble.evaluation"] = string.Join(", ", input.Evaluated.Metrics.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key} {m.Value:0.####}")));
        var known = facts["dobble.identity"];
        var (identity, difference) = OnnxExporter.Export(net, folder.PathOf(net.Kind), facts);
        if (identity != known)
            throw new DobbleException($"{folder.PathOf(net.Kind)}: the weights are not those that were evaluated; remove the run's folder in cache/ and run again");
        folder.Register(net.Kind, ExportModel.About(net.Kind), facts);
        return difference;
    }

    private static Dictionary<string, string> Metadata(string kind, string model)
    {
        if (kind == "finder")
        {
            using var finder = new CardFinder(model, "cpu");
            return new Dictionary<string, string>(finder.Info.Metadata);
        }

        using var reader = new CardReader(model, "cpu");
        return new Dictionary<string, string>(reader.Info.Metadata);
    }
}
