using Dobble.Perf.Arithmetic;
using Dobble.Training.Networks.Onnx;
using Dobble.Vision;
using Google.Protobuf;

namespace Dobble.Perf.Tests;

public sealed class MultiplyAddsTests
{
    private const string InputName = "x";

    [Fact]
    public void A_convolution_costs_its_outputs_times_what_each_sums_over()
    {
        // 3 to 8 channels, 3×3, stride 2, padding 1: 10×12 becomes 5×6.
        var node = Node("Conv", Ints("strides", 2, 2), Ints("pads", 1, 1, 1, 1));
        Assert.Equal(8 * 5 * 6 * 3 * 9, Count(node, [8, 3, 3, 3], 1, 3, 10, 12));
    }

    [Fact]
    public void A_grouped_convolution_costs_as_much_less()
    {
        var node = Node("Conv", Int("group", 4), Ints("pads", 1, 1, 1, 1));
        Assert.Equal(4 * 6 * 6 * 9, Count(node, [4, 1, 3, 3], 1, 4, 6, 6));
    }

    [Fact]
    public void A_transposed_convolution_costs_its_inputs_times_what_each_is_spread_over()
    {
        var node = Node("ConvTranspose", Ints("strides", 2, 2));
        Assert.Equal(4 * 5 * 5 * 2 * 4, Count(node, [4, 2, 2, 2], 1, 4, 5, 5));
    }

    [Theory]
    [InlineData("MatMul")]
    [InlineData("Gemm")]
    public void A_matrix_product_costs_rows_times_columns_times_what_is_summed(string type) =>
        Assert.Equal(7 * 5 * 3, Count(Node(type), [5, 3], 7, 5));

    [Fact]
    public void Activations_are_not_counted()
    {
        var node = new NodeProto { OpType = "Relu", Name = "n", Input = { InputName }, Output = { "y" } };
        Assert.Equal(0, Count(node, [1], 1, 3, 4, 4));
    }

    [Fact]
    public void A_file_that_is_no_model_is_named_in_the_error()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "this is not a model");
        var error = Assert.Throws<DobbleException>(() => MultiplyAdds.Count(path, 1, 3, 4, 4));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    private static long Count(NodeProto node, int[] weights, params int[] input)
    {
        var model = new ModelProto
        {
            IrVersion = 8,
            OpsetImport = { new OperatorSetIdProto { Version = 17 } },
            Graph = new GraphProto
            {
                Name = "one node",
                Node = { node },
                Initializer = { Zeros("w", weights) },
                Input = { Value(InputName, input.Length) },
                Output = { Value("y", input.Length) },
            },
        };
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, model.ToByteArray());
        try
        {
            return MultiplyAdds.Count(path, input);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static NodeProto Node(string type, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = "n", Input = { InputName, "w" }, Output = { "y" } };
        node.Attribute.AddRange(attributes);
        return node;
    }

    private static AttributeProto Ints(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    private static AttributeProto Int(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    private static TensorProto Zeros(string name, int[] dims)
    {
        var tensor = new TensorProto
        {
            Name = name,
            DataType = 1,
            RawData = ByteString.CopyFrom(new byte[4 * dims.Aggregate(1, (a, b) => a * b)]),
        };
        tensor.Dims.AddRange(dims.Select(d => (long)d));
        return tensor;
    }

    private static ValueInfoProto Value(string name, int rank)
    {
        var shape = new TensorShapeProto();
        for (var i = 0; i < rank; i++)
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = $"{name}{i}" });
        return new ValueInfoProto
        { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } } };
    }
}
