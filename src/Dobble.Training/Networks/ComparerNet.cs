using Dobble.Vision.Inference;
using static TorchSharp.torch;

namespace Dobble.Training.Networks;

/// <summary>
/// SymbolComparer's network: a symbol alone to an embedding. The reader's convolutions down to stride 16, where a training may take over
/// what the reader knows, then wider ones, whose mean over the crop forgets where and how the symbol lies.
/// </summary>
internal sealed class ComparerNet : VisionNet
{
    private readonly ConvBlock stem, down4, down8, down16, widen;
    private readonly ResidualBlock fine, coarse, wide;
    private readonly HeadConv head;

    public ComparerNet()
        : base(ModelContract.Comparer)
    {
        stem = new ConvBlock(3, 16, stride: 2);
        down4 = new ConvBlock(16, 32, stride: 2);
        down8 = new ConvBlock(32, 64, stride: 2);
        fine = new ResidualBlock(64);
        down16 = new ConvBlock(64, 80, stride: 2);
        coarse = new ResidualBlock(80);
        widen = new ConvBlock(80, 128);
        wide = new ResidualBlock(128);
        head = new HeadConv(128, ComparerInput.Dimensions);
        RegisterComponents();
    }

    public override long[] ProbeShape => [3, 3, ComparerInput.Size, ComparerInput.Size];

    /// <returns>Embeddings that are not yet normalised, [N,64,1,1].</returns>
    public override Tensor[] forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var near = fine.forward(down8.forward(down4.forward(stem.forward(input.sub(Scalars.Half)))));
        var far = coarse.forward(down16.forward(near));
        var features = wide.forward(widen.forward(far));
        return [head.forward(features.mean([2, 3], keepdim: true)).MoveToOuterDisposeScope()];
    }

    public override Tensor[] Predict(Tensor input) => [nn.functional.normalize(forward(input)[0], 2, 1)];

    /// <summary>Takes over the convolutions that it has in common with the reader.</summary>
    /// <param name="reader">The reader, trained.</param>
    public void Adopt(ReaderNet reader)
    {
        using var none = no_grad();
        var known = reader.state_dict();
        foreach (var (name, value) in state_dict())
        {
            if (known.TryGetValue(name, out var its))
                value.copy_(its);
        }
    }

    public override OnnxGraph Emit()
    {
        var graph = new OnnxGraph(Kind);
        using var half = tensor(0.5f);
        var input = graph.Subtract(InputOf(graph), half);
        var near = fine.Emit(graph, down8.Emit(graph, down4.Emit(graph, stem.Emit(graph, input))));
        var far = coarse.Emit(graph, down16.Emit(graph, near));
        var features = wide.Emit(graph, widen.Emit(graph, far));
        AddOutput(graph, 0, graph.Normalize(head.Emit(graph, graph.Mean(features))));
        return graph;
    }
}
