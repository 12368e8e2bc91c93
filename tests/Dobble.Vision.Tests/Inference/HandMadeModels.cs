using Dobble.Vision.Inference;

namespace Dobble.Vision.Tests.Inference;

/// <summary>
/// Networks whose answers can be told in advance. The finder takes a bright blue cell of 8×8 input pixels for the
/// centre of a card of 32 pixels' radius. The reader takes a dark cell for a symbol of 32 pixels, its colour (red, green,
/// blue, less a half) being the embedding's first three numbers; so is the colour of a symbol's crop for the comparer.
/// </summary>
internal static class HandMadeModels
{
    public const string Identity = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly (string, object) Kernel = ("kernel_shape", new[] { 8, 8 });
    private static readonly (string, object) Strides = ("strides", new[] { 8, 8 });

    public static OnnxBytes Named(string kind) => new OnnxBytes()
        .Metadata("dobble.kind", kind).Metadata("dobble.contract", "1").Metadata("dobble.identity", Identity);

    public static byte[] Finder() => FinderGraph(Named("finder")).Build();

    public static byte[] Reader() => ReaderGraph(Named("reader")).Build();

    public static byte[] Comparer() => Named("comparer")
        .Input("symbols", -1, 3, ComparerInput.Size, ComparerInput.Size)
        .Output("embeddings", -1, ComparerInput.Dimensions, 1, 1)
        .Constant("colour", [64, 3, 8, 8], Means(64, [1, 0, 0, 0, 1, 0, 0, 0, 1]))
        .Constant("half", [64], [-0.5f, -0.5f, -0.5f, .. new float[61]])
        .Node("Conv", ["symbols", "colour", "half"], "colours", Kernel, Strides)
        .Node("GlobalAveragePool", ["colours"], "mean")
        .Node("LpNormalization", ["mean"], "embeddings", ("axis", 1), ("p", 2))
        .Build();

    public static OnnxBytes FinderGraph(OnnxBytes model) => model
        .Input("frame", 1, 3, -1, -1)
        .Output("score", 1, 1, -1, -1)
        .Output("shape", 1, 5, -1, -1)
        .Constant("blueness", [1, 3, 8, 8], Means(1, [-20f, -20f, 60f]))
        .Constant("bias", [1], -40)
        .Constant("nothing", [5, 3, 8, 8], new float[5 * 3 * 64])
        .Node("Conv", ["frame", "blueness", "bias"], "logit", Kernel, Strides)
        .Node("Sigmoid", ["logit"], "score")
        .Node("Conv", ["frame", "nothing"], "shape", Kernel, Strides);

    /// <summary>A reader that takes a symbol of one card for a symbol of all that are read with it.</summary>
    public static byte[] MixingReader() => ReaderGraph(Named("reader"), presence: "own")
        .Constant("zero", [1], 0)
        .Node("ReduceMax", ["own"], "highest", ("axes", new[] { 0 }))
        .Node("Mul", ["own", "zero"], "none")
        .Node("Add", ["none", "highest"], "presence")
        .Build();

    public static OnnxBytes ReaderGraph(OnnxBytes model, string presence = "presence") => model
        .Input("cards", -1, 3, 192, 192)
        .Output("presence", -1, 1, 24, 24)
        .Output("boxes", -1, 4, 24, 24)
        .Output("embeddings", -1, 64, 24, 24)
        .Constant("brightness", [1, 3, 8, 8], Means(1, [-10f, -10f, -10f]))
        .Constant("bias", [1], 12)
        .Constant("nothing", [4, 3, 8, 8], new float[4 * 3 * 64])
        .Constant("colour", [64, 3, 8, 8], Means(64, [1, 0, 0, 0, 1, 0, 0, 0, 1]))
        .Constant("half", [64], [-0.5f, -0.5f, -0.5f, .. new float[61]])
        .Node("Conv", ["cards", "brightness", "bias"], "logit", Kernel, Strides)
        .Node("Sigmoid", ["logit"], presence)
        .Node("Conv", ["cards", "nothing"], "boxes", Kernel, Strides)
        .Node("Conv", ["cards", "colour", "half"], "colours", Kernel, Strides)
        .Node("LpNormalization", ["colours"], "embeddings", ("axis", 1), ("p", 2));

    /// <summary>Kernels that average the channels over the cell, each with its weight.</summary>
    private static float[] Means(int outputs, float[] weights)
    {
        var kernel = new float[outputs * 3 * 64];
        for (var channel = 0; channel < weights.Length; channel++)
            Array.Fill(kernel, weights[channel] / 64, channel * 64, 64);
        return kernel;
    }
}
