using Dobble.Training.Models;
using Dobble.Training.Pipelines;
using Dobble.Vision;
using Dobble.Vision.Detection;
using Dobble.Vision.Recognition;

namespace Dobble.Training.Export;

/// <summary>Writes the ONNX files of a trained model from its weights.</summary>
internal static class WeightsExport
{
    /// <summary>Writes both networks, their cards and hashes to <paramref name="target"/>.</summary>
    /// <param name="model">The folder of the trained model: weights, and the ONNX files whose metadata is kept.</param>
    /// <param name="target">The folder to write to; may be the same.</param>
    /// <param name="facts">Metadata to add.</param>
    /// <returns>The largest difference between the networks' outputs in ONNX Runtime and in training.</returns>
    /// <exception cref="DobbleException">A file is missing or broken, or the weights are not those of the ONNX file.</exception>
    public static double Write(string model, string target, IReadOnlyDictionary<string, string> facts)
    {
        VisionNet[] nets = [new FinderNet(), new ReaderNet()];
        var differences = new List<double>();
        foreach (var net in nets)
        {
            using (net)
                differences.Add(Write(net, new ModelFolder(model), new ModelFolder(target), facts));
        }

        return differences.Max();
    }

    private static double Write(VisionNet net, ModelFolder model, ModelFolder target, IReadOnlyDictionary<string, string> facts)
    {
        Load(net, model.WeightsOf(net.Kind));
        var all = Metadata(net.Kind, model.PathOf(net.Kind));
        foreach (var (name, value) in facts)
            all[name] = value;
        if (OnnxExporter.Identity(net) != all["dobble.identity"])
            throw new DobbleException($"{model.WeightsOf(net.Kind)}: not the weights of the ONNX file beside it; take both from one model");
        var (_, difference) = OnnxExporter.Export(net, target.PathOf(net.Kind), all);
        target.Register(net.Kind, ExportModel.About(net.Kind), all);
        return difference;
    }

    private static void Load(VisionNet net, string weights)
    {
        if (!File.Exists(weights))
            throw new DobbleException($"{weights}: there are no weights; name the folder of a trained model");
        try
        {
            net.load(weights);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            throw new DobbleException($"{weights}: holds no weights of this network; copy the file again", e);
        }
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
