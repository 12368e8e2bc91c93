using Dobble.Training.Networks.Onnx;
using Dobble.Vision;
using Dobble.Vision.Inference;
using Google.Protobuf;

namespace Dobble.Perf.Arithmetic;

/// <summary>
/// Counts the multiply-adds of a network's convolutions and matrix products for one size of input. Shapes are those of a
/// run of the graph in which every intermediate value is an output, so no operator needs a rule of its own. Additions,
/// activations and resizing are not counted; they are a few in a hundred.
/// </summary>
internal static class MultiplyAdds
{
    /// <summary>Counts.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <param name="input">Shape of its one input.</param>
    /// <exception cref="DobbleException">The file is missing or no ONNX model.</exception>
    public static long Count(string path, params int[] input)
    {
        var model = Load(path);
        var weights = model.Graph.Initializer.ToDictionary(t => t.Name, t => t.Dims.ToArray());
        var shapes = FindShapes(model, input);
        foreach (var (name, dims) in weights)
            shapes[name] = dims;
        return model.Graph.Node.Sum(node => Count(node, shapes));
    }

    private static long Count(NodeProto node, Dictionary<string, long[]> shapes)
    {
        long Size(string name) => shapes[name].Aggregate(1L, (a, b) => a * b);
        return node.OpType switch
        {
            // Weights are [out, in / groups, height, width]: each output value sums over all but the first.
            "Conv" => Size(node.Output[0]) * (Size(node.Input[1]) / shapes[node.Input[1]][0]),

            // Weights are [in, out / groups, height, width]: each input value is spread over all but the first.
            "ConvTranspose" => Size(node.Input[0]) * (Size(node.Input[1]) / shapes[node.Input[1]][0]),
            "MatMul" or "Gemm" => Size(node.Output[0]) * Size(node.Input[0]) / Rows(node, shapes[node.Input[0]]),
            _ => 0,
        };
    }

    /// <summary>How many rows the left factor of a matrix product has, all batches together.</summary>
    private static long Rows(NodeProto node, long[] left)
    {
        var transposed = node.Attribute.Any(a => a is { Name: "transA", I: 1 });
        var summed = transposed ? left[0] : left[^1];
        return left.Aggregate(1L, (a, b) => a * b) / summed;
    }

    private static ModelProto Load(string path)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidProtocolBufferException)
        {
            throw new DobbleException($"{path}: can't be read as an ONNX model; name the folder of the models with --models", e);
        }
    }

    private static Dictionary<string, long[]> FindShapes(ModelProto model, int[] input)
    {
        var outputs = model.Graph.Output.Select(o => o.Name).ToHashSet();
        foreach (var name in model.Graph.Node.SelectMany(n => n.Output).Where(n => n.Length > 0 && outputs.Add(n)))
            model.Graph.Output.Add(new ValueInfoProto { Name = name });

        using var graph = new GraphRunner(model.ToByteArray(), optimize: false);
        var values = graph.Run(new float[input.Aggregate((a, b) => a * b)], input);
        var shapes = values.ToDictionary(output => output.Name, output => output.Shape.Select(d => (long)d).ToArray());
        shapes[model.Graph.Input.Single().Name] = [.. input.Select(d => (long)d)];
        return shapes;
    }
}
