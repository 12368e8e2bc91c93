using System.Runtime.InteropServices;
using Dobble.Training.Networks.Onnx;
using Google.Protobuf;
using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>Builds an ONNX graph node by node; each method adds one operator and returns the name of its output.</summary>
internal sealed class OnnxGraph(string name)
{
    private const int FloatType = 1;
    private const int Int64Type = 7;
    private const int OpsetVersion = 17;
    private readonly GraphProto _graph = new() { Name = name };
    private int _next;

    /// <summary>Declares a float input; a negative size is dynamic.</summary>
    public string Input(string input, params long[] shape)
    {
        _graph.Input.Add(Describe(input, shape));
        return input;
    }

    /// <summary>Declares a value as an output of the network under the given name.</summary>
    public void Output(string value, string output, params long[] shape)
    {
        Add("Identity", [value], output);
        _graph.Output.Add(Describe(output, shape));
    }

    /// <summary>A convolution with bias and symmetric padding of half the kernel.</summary>
    public string Conv(string input, Tensor weight, Tensor bias, int stride)
    {
        var kernel = weight.shape[2];
        return Add(
            "Conv", [input, Constant(weight), Constant(bias)], null,
            Ints("kernel_shape", kernel, kernel), Ints("strides", stride, stride),
            Ints("pads", kernel / 2, kernel / 2, kernel / 2, kernel / 2));
    }

    public string Relu(string input) => Add("Relu", [input]);

    public string Sigmoid(string input) => Add("Sigmoid", [input]);

    public string Sum(string a, string b) => Add("Add", [a, b]);

    public string Subtract(string input, Tensor value) => Add("Sub", [input, Constant(value)]);

    public string Divide(string input, Tensor value) => Add("Div", [input, Constant(value)]);

    /// <summary>Mean over both image axes, which stay with one pixel each.</summary>
    public string Mean(string input) => Add("GlobalAveragePool", [input]);

    /// <summary>Nearest-neighbour enlargement of both image axes.</summary>
    public string Upsample(string input, int factor)
    {
        using var scales = tensor(new float[] { 1, 1, factor, factor });
        return Add(
            "Resize", [input, string.Empty, Constant(scales)], null,
            Text("mode", "nearest"), Text("coordinate_transformation_mode", "asymmetric"), Text("nearest_mode", "floor"));
    }

    /// <summary>Scales each vector along the channel axis to unit length.</summary>
    public string Normalize(string input) =>
        Add("LpNormalization", [input], null, Int("axis", 1), Int("p", 2));

    /// <summary>The finished model with its metadata.</summary>
    public ModelProto Build(IReadOnlyDictionary<string, string> metadata)
    {
        var model = new ModelProto { IrVersion = 8, ProducerName = "dobble-train", Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = OpsetVersion });
        foreach (var (key, value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return model;
    }

    private static ValueInfoProto Describe(string name, long[] shape)
    {
        var dims = new TensorShapeProto();
        for (var i = 0; i < shape.Length; i++)
        {
            dims.Dim.Add(shape[i] < 0
                ? new TensorShapeProto.Types.Dimension { DimParam = $"{name}_{i}" }
                : new TensorShapeProto.Types.Dimension { DimValue = shape[i] });
        }

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = FloatType, Shape = dims } },
        };
    }

    private static AttributeProto Int(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    private static AttributeProto Text(string name, string value) =>
        new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = AttributeProto.Types.AttributeType.String };

    private static AttributeProto Ints(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    private string Constant(Tensor value)
    {
        var constant = new TensorProto { Name = $"c{_next++}" };
        constant.Dims.AddRange(value.shape);
        using var cpu = value.detach().cpu().contiguous();
        if (cpu.dtype == ScalarType.Int64)
        {
            constant.DataType = Int64Type;
            constant.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<long>(cpu.data<long>().ToArray()));
        }
        else
        {
            constant.DataType = FloatType;
            constant.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(cpu.data<float>().ToArray()));
        }

        _graph.Initializer.Add(constant);
        return constant.Name;
    }

    private string Add(string type, string[] inputs, string? output = null, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = $"{type}_{_next}" };
        node.Input.AddRange(inputs);
        node.Output.Add(output ?? $"v{_next++}");
        node.Attribute.AddRange(attributes);
        _graph.Node.Add(node);
        return node.Output[0];
    }
}
