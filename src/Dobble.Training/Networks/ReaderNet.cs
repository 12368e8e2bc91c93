using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>
/// CardReader's network: a rectified card to the grid of symbol presence, box and embedding.
/// Plain 3×3 convolutions at strides 2, 4 and 8, context from stride 16 added back at stride 8.
/// </summary>
internal sealed class ReaderNet : VisionNet
{
    private readonly ConvBlock stem, down4, down8, down16, lateral, merge;
    private readonly ResidualBlock fine, coarse;
    private readonly HeadConv presence, boxes, embeddings;

    public ReaderNet()
        : base(ModelContract.Reader)
    {
        stem = new ConvBlock(3, 16, stride: 2);
        down4 = new ConvBlock(16, 32, stride: 2);
        down8 = new ConvBlock(32, 64, stride: 2);
        fine = new ResidualBlock(64);
        down16 = new ConvBlock(64, 80, stride: 2);
        coarse = new ResidualBlock(80);
        lateral = new ConvBlock(80, 64, kernel: 1, relu: false);
        merge = new ConvBlock(64, 64);
        presence = new HeadConv(64, 1, bias: -4);
        boxes = new HeadConv(64, ReaderGrid.Values);
        embeddings = new HeadConv(64, ReaderGrid.Dimensions);
        RegisterComponents();
    }

    public override long[] ProbeShape => [3, 3, CardWarp.Size, CardWarp.Size];

    /// <returns>Presence logits, boxes, and embeddings that are not yet normalised, as <see cref="ModelContract.Reader"/> has
    /// them.</returns>
    public override Tensor[] forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var near = fine.forward(down8.forward(down4.forward(stem.forward(input.sub(Scalars.Half)))));
        var far = lateral.forward(coarse.forward(down16.forward(near)));
        var features = merge.forward((near + Upsampling.Nearest(far, 2)).relu_());
        return
        [
            presence.forward(features).MoveToOuterDisposeScope(),
            boxes.forward(features).MoveToOuterDisposeScope(),
            embeddings.forward(features).MoveToOuterDisposeScope(),
        ];
    }

    public override Tensor[] Predict(Tensor input)
    {
        var raw = forward(input);
        return [raw[0].sigmoid_(), raw[1], nn.functional.normalize(raw[2], 2, 1)];
    }

    public override OnnxGraph Emit()
    {
        var graph = new OnnxGraph(Kind);
        using var half = tensor(0.5f);
        var input = graph.Subtract(InputOf(graph), half);
        var near = fine.Emit(graph, down8.Emit(graph, down4.Emit(graph, stem.Emit(graph, input))));
        var far = lateral.Emit(graph, coarse.Emit(graph, down16.Emit(graph, near)));
        var features = merge.Emit(graph, graph.Relu(graph.Sum(near, graph.Upsample(far, 2))));
        AddOutput(graph, 0, graph.Sigmoid(presence.Emit(graph, features)));
        AddOutput(graph, 1, boxes.Emit(graph, features));
        AddOutput(graph, 2, graph.Normalize(embeddings.Emit(graph, features)));
        return graph;
    }
}
