using System.Globalization;
using Dobble.Data.Models;
using Dobble.Training.Networks;
using Dobble.Training.Optimization;

namespace Dobble.Training.Export;

/// <summary>Writes a network into a model bundle: the ONNX file, compared with the network, its card and its hash.</summary>
internal static class ModelExport
{
    private static readonly Dictionary<string, string> About = new()
    {
        ["finder"] = "CardFinder's network. Input `frame` [1,3,H,W], RGB, 0 to 1, long side 320, padded with 0.5 to multiples of 32. "
            + "Outputs `score` [1,1,H/8,W/8] and `shape` [1,5,H/8,W/8]: offsets of the centre in cells and the logarithm of the "
            + "outline's shape matrix in units of 32 pixels.",
        ["reader"] = "CardReader's network. Input `cards` [N,3,192,192], RGB, 0 to 1, rectified cards on 0.5 grey. Outputs `presence` "
            + "[N,1,24,24], `boxes` [N,4,24,24] (offsets of the centre in cells, logarithms of width and height in units of 32 pixels) "
            + "and `embeddings` [N,64,24,24] of unit length.",
        ["comparer"] = "SymbolComparer's network. Input `symbols` [N,3,80,80], RGB, 0 to 1, symbols cut out of rectified cards on 0.5 grey. "
            + "Output `embeddings` [N,64,1,1] of unit length.",
    };

    /// <summary>Writes a trained network, and its weights for trainings that go on from it.</summary>
    /// <returns>The network's identity, and the largest difference between its outputs in ONNX Runtime and in training.</returns>
    public static (string Identity, double Difference) Write(
        ITrainingTask task, ModelBundle bundle, IReadOnlyDictionary<string, string> facts)
    {
        var exported = Write(task.Net, bundle, facts);
        task.Net.save(bundle.WeightsOf(task.Net.Kind));
        if (task is ReaderTask reader)
            reader.ExportClasses().Save(bundle.Classes);
        return exported;
    }

    /// <summary>Writes a network without its weights.</summary>
    public static (string Identity, double Difference) Write(VisionNet net, ModelBundle bundle, IReadOnlyDictionary<string, string> facts)
    {
        var (identity, difference) = OnnxExporter.Export(net, bundle.NetworkOf(net.Kind), facts);
        bundle.Register(net.Kind, About[net.Kind], new Dictionary<string, string>(facts)
        {
            ["dobble.identity"] = identity,
            ["difference from training"] = difference.ToString("g2", CultureInfo.InvariantCulture),
        });
        return (identity, difference);
    }
}
