using Dobble.Vision.Geometry;

namespace Dobble.Vision.Inference;

/// <summary>A tensor that a network must have.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Shape">Its sizes; -1 for one that is chosen at run time.</param>
public sealed record TensorContract(string Name, params int[] Shape)
{
    /// <inheritdoc/>
    public override string ToString() => $"'{Name}' {Show(Shape)}";

    internal static string Show(IEnumerable<int> shape) => $"[{string.Join(", ", shape.Select(size => size < 0 ? "?" : $"{size}"))}]";
}

/// <summary>What a network of a kind must take and give, so that a wrong file is refused when it is loaded.</summary>
/// <param name="Kind">Its kind, in its metadata as <c>dobble.kind</c>.</param>
/// <param name="Input">The one input.</param>
/// <param name="Outputs">The outputs, in the order in which they are read.</param>
public sealed record ModelContract(string Kind, TensorContract Input, params TensorContract[] Outputs)
{
    /// <summary>Version of the contracts, in the metadata as <c>dobble.contract</c>.</summary>
    internal const string Version = "1";

    /// <summary>The finder's: an image scaled down, and for each cell of the grid a score and an outline.</summary>
    public static ModelContract Finder { get; } = new(
        "finder", new("frame", 1, 3, -1, -1), new("score", 1, 1, -1, -1), new("shape", 1, FinderGrid.Values, -1, -1));

    /// <summary>The reader's: rectified cards, and for each cell of the grid presence, box and embedding of a symbol.</summary>
    public static ModelContract Reader { get; } = new(
        "reader",
        new("cards", -1, 3, CardWarp.Size, CardWarp.Size),
        new("presence", -1, 1, ReaderGrid.Side, ReaderGrid.Side),
        new("boxes", -1, ReaderGrid.Values, ReaderGrid.Side, ReaderGrid.Side),
        new("embeddings", -1, ReaderGrid.Dimensions, ReaderGrid.Side, ReaderGrid.Side));

    /// <summary>The comparer's: symbols alone, and for each what it looks like, for comparing it with others.</summary>
    public static ModelContract Comparer { get; } = new(
        "comparer",
        new("symbols", -1, 3, ComparerInput.Size, ComparerInput.Size), new TensorContract("embeddings", -1, ComparerInput.Dimensions, 1, 1));

    internal string[] InputNames { get; } = [Input.Name];

    internal string[] OutputNames { get; } = [.. Outputs.Select(output => output.Name)];

    /// <summary>The shape of an output for one of the input.</summary>
    internal long[] OutputShape(int output, long[] input) =>
        [input[0], Outputs[output].Shape[1], Side(output, input, 2), Side(output, input, 3)];

    private long Side(int output, long[] input, int axis) =>
        Outputs[output].Shape[axis] is > 0 and var fixedSize ? fixedSize : input[axis] / NetworkGrid.Stride;
}
