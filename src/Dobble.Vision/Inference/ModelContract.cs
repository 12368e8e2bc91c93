namespace Dobble.Vision.Inference;

/// <summary>A tensor that a network must have.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Shape">Its sizes; -1 for one that is chosen at run time.</param>
internal sealed record TensorContract(string Name, params int[] Shape)
{
    public override string ToString() => $"'{Name}' {Show(Shape)}";

    public static string Show(IEnumerable<int> shape) => $"[{string.Join(", ", shape.Select(size => size < 0 ? "?" : $"{size}"))}]";
}

/// <summary>What a network of a kind must take and give, so that a wrong file is refused when it is loaded.</summary>
/// <param name="Kind">Its kind, in its metadata as <c>dobble.kind</c>.</param>
/// <param name="Input">The one input.</param>
/// <param name="Outputs">The outputs, in the order in which they are read.</param>
internal sealed record ModelContract(string Kind, TensorContract Input, params TensorContract[] Outputs)
{
    /// <summary>Version of the contracts, in the metadata as <c>dobble.contract</c>.</summary>
    public const string Version = "1";

    /// <summary>Pixels of the input to a cell of the outputs.</summary>
    private const int Stride = 8;

    public static ModelContract Finder { get; } = new(
        "finder", new("frame", 1, 3, -1, -1), new("score", 1, 1, -1, -1), new("shape", 1, 5, -1, -1));

    public static ModelContract Reader { get; } = new(
        "reader", new("cards", -1, 3, 192, 192), new("presence", -1, 1, 24, 24), new("boxes", -1, 4, 24, 24),
        new("embeddings", -1, 64, 24, 24));

    public string[] InputNames { get; } = [Input.Name];

    public string[] OutputNames { get; } = [.. Outputs.Select(output => output.Name)];

    /// <summary>The shape of an output for one of the input.</summary>
    public long[] OutputShape(int output, long[] input) => [input[0], Outputs[output].Shape[1], input[2] / Stride, input[3] / Stride];
}
