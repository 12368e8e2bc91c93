using System.Security.Cryptography;
using Dobble.Training.Networks;
using Dobble.Vision;
using Dobble.Vision.Files;
using Dobble.Vision.Inference;
using Google.Protobuf;
using static TorchSharp.torch;

namespace Dobble.Training.Export;

/// <summary>Writes a trained network as an ONNX file and proves that ONNX Runtime computes the same.</summary>
internal static class OnnxExporter
{
    /// <summary>Largest difference between the two runtimes that is taken as equal.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>Writes the file, atomically, after the check.</summary>
    /// <returns>The model's identity and the largest difference found.</returns>
    /// <exception cref="DobbleException">ONNX Runtime computes something else.</exception>
    public static (string Identity, double Difference) Export(
        VisionNet net, string path, IReadOnlyDictionary<string, string> metadata)
    {
        net.eval();
        var identity = Identity(net);
        var all = new Dictionary<string, string>(metadata)
        {
            ["dobble.kind"] = net.Kind,
            ["dobble.contract"] = "1",
            ["dobble.identity"] = identity,
        };
        var bytes = net.Emit().Build(all).ToByteArray();
        var difference = LargestDifference(net, bytes);
        if (difference > Tolerance)
            throw new DobbleException(
                $"{path}: ONNX Runtime's output differs from training's by {difference:g3}, more than {Tolerance:g1}; not written");

        AtomicFile.Write(path, bytes);
        return (identity, difference);
    }

    /// <summary>SHA-256 over the weights, in hex: what a gallery of embeddings names.</summary>
    public static string Identity(VisionNet net)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, value) in net.state_dict().OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            using var cpu = value.detach().to(ScalarType.Float32).cpu().contiguous();
            hash.AppendData(cpu.bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static double LargestDifference(VisionNet net, byte[] model)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var input = rand(net.ProbeShape, generator: new Generator(1));
        var expected = net.Predict(input);

        using var graph = new GraphRunner(model);
        var outputs = graph.Run(input.data<float>().ToArray(), [.. net.ProbeShape.Select(d => (int)d)]);
        return outputs.Zip(expected).Max(pair =>
            pair.First.Values.Zip(pair.Second.contiguous().data<float>().ToArray(), (a, b) => Math.Abs(a - b)).Max());
    }
}
