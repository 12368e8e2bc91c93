using Dobble.Data.Models;
using Dobble.Training.Networks;
using Dobble.Vision;

namespace Dobble.Training.Export;

/// <summary>Writes the ONNX files of a model bundle anew from its weights.</summary>
internal static class WeightsExport
{
    /// <summary>Writes the networks, their cards and hashes.</summary>
    /// <param name="from">Weights, and the ONNX files whose metadata is kept.</param>
    /// <param name="to">The bundle to write to; may be the same.</param>
    /// <param name="facts">Metadata to add.</param>
    /// <returns>The largest difference between the networks' outputs in ONNX Runtime and in training.</returns>
    /// <exception cref="DobbleException">A file is missing or broken, or the weights are not those of the ONNX file.</exception>
    public static double Write(ModelBundle from, ModelBundle to, IReadOnlyDictionary<string, string> facts)
    {
        return new[] { "finder", "reader", "comparer" }.Max(kind => Write(kind, from, to, facts));
    }

    /// <summary>Writes one network, its card and hash.</summary>
    /// <inheritdoc cref="Write(ModelBundle, ModelBundle, IReadOnlyDictionary{string, string})"/>
    /// <param name="kind">Which network.</param>
    /// <param name="from">Weights, and the ONNX file whose metadata is kept.</param>
    /// <param name="to">The bundle to write to; may be the same.</param>
    /// <param name="facts">Metadata to add.</param>
    public static double Write(string kind, ModelBundle from, ModelBundle to, IReadOnlyDictionary<string, string> facts)
    {
        using var net = VisionNet.Of(kind);
        var weights = from.WeightsOf(net.Kind);
        Load(net, weights);
        var all = from.MetadataOf(net.Kind).ToDictionary();
        foreach (var (name, value) in facts)
            all[name] = value;
        return OnnxExporter.Identity(net) == all["dobble.identity"]
            ? ModelExport.Write(net, to, all).Difference
            : throw new DobbleException($"{weights}: not the weights of the ONNX file beside it; take both from one model");
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
}
