using System.Buffers.Binary;
using System.Text;

namespace Dobble.Vision.Tests.Inference;

/// <summary>
/// Writes small ONNX files by hand (protocol buffers: a tag, a length, the bytes), so that the tests need no trained
/// network. Field numbers are those of onnx.proto.
/// </summary>
internal sealed class OnnxBytes
{
    private const int Float = 1, AttributeFloat = 1, AttributeInts = 7;

    private readonly List<byte> _graph = [];
    private readonly Dictionary<string, string> _metadata = [];

    public OnnxBytes Metadata(string key, string value)
    {
        _metadata[key] = value;
        return this;
    }

    /// <summary>A tensor of the graph's input or output; -1 is a size that is open.</summary>
    public OnnxBytes Input(string name, params int[] shape) => Graph(11, Value(name, shape));

    public OnnxBytes Output(string name, params int[] shape) => Graph(12, Value(name, shape));

    public OnnxBytes Constant(string name, int[] shape, params float[] values)
    {
        List<byte> tensor = [];
        foreach (var size in shape)
            Varint(tensor, 1, size);
        Varint(tensor, 2, Float);
        Field(tensor, 8, name);
        var raw = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(4 * i), values[i]);
        Field(tensor, 9, raw);
        return Graph(5, tensor);
    }

    /// <summary>A node of one output; attributes are lists of whole numbers, or a single real one.</summary>
    public OnnxBytes Node(string type, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        List<byte> node = [];
        foreach (var input in inputs)
            Field(node, 1, input);
        Field(node, 2, output);
        Field(node, 4, type);
        foreach (var (name, value) in attributes)
            Field(node, 5, Attribute(name, value));
        return Graph(1, node);
    }

    public byte[] Build()
    {
        List<byte> graph = [];
        Field(graph, 2, "test");
        graph.AddRange(_graph);
        List<byte> opset = [];
        Varint(opset, 2, 13);

        List<byte> model = [];
        Varint(model, 1, 8);
        Field(model, 7, graph);
        Field(model, 8, opset);
        foreach (var (key, value) in _metadata)
        {
            List<byte> entry = [];
            Field(entry, 1, key);
            Field(entry, 2, value);
            Field(model, 14, entry);
        }

        return [.. model];
    }

    private static List<byte> Value(string name, int[] shape)
    {
        List<byte> dimensions = [];
        for (var i = 0; i < shape.Length; i++)
        {
            List<byte> dimension = [];
            if (shape[i] < 0)
                Field(dimension, 2, $"{name}{i}");
            else
                Varint(dimension, 1, shape[i]);
            Field(dimensions, 1, dimension);
        }

        List<byte> tensor = [];
        Varint(tensor, 1, Float);
        Field(tensor, 2, dimensions);
        List<byte> type = [];
        Field(type, 1, tensor);
        List<byte> value = [];
        Field(value, 1, name);
        Field(value, 2, type);
        return value;
    }

    private static List<byte> Attribute(string name, object value)
    {
        List<byte> attribute = [];
        Field(attribute, 1, name);
        if (value is int[] whole)
        {
            foreach (var number in whole)
                Varint(attribute, 8, number);
            Varint(attribute, 20, AttributeInts);
        }
        else if (value is int single)
        {
            Varint(attribute, 3, single);
            Varint(attribute, 20, 2);
        }
        else
        {
            Tag(attribute, 2, 5);
            Span<byte> raw = stackalloc byte[4];
            BinaryPrimitives.WriteSingleLittleEndian(raw, (float)value);
            attribute.AddRange(raw);
            Varint(attribute, 20, AttributeFloat);
        }

        return attribute;
    }

    private OnnxBytes Graph(int field, List<byte> bytes)
    {
        Field(_graph, field, bytes);
        return this;
    }

    private static void Field(List<byte> to, int field, string text) => Field(to, field, Encoding.UTF8.GetBytes(text));

    private static void Field(List<byte> to, int field, IReadOnlyCollection<byte> bytes)
    {
        Tag(to, field, 2);
        Raw(to, (ulong)bytes.Count);
        to.AddRange(bytes);
    }

    private static void Varint(List<byte> to, int field, long value)
    {
        Tag(to, field, 0);
        Raw(to, (ulong)value);
    }

    private static void Tag(List<byte> to, int field, int wire) => Raw(to, (ulong)((field << 3) | wire));

    private static void Raw(List<byte> to, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            to.Add((byte)(value | 0x80));
        to.Add((byte)value);
    }
}
