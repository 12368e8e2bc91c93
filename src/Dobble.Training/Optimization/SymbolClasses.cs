using Dobble.Training.Networks;
using Dobble.Vision.Inference;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>
/// The last layer of the reader's training: a unit vector a class, compared with embeddings by cosine (normalised softmax
/// with an additive margin; Wang et al., CosFace, eq. 4). Its vectors are a trained deck's prototypes.
/// </summary>
internal sealed class SymbolClasses : nn.Module
{
    private readonly Parameter vectors;

    public SymbolClasses(int count)
        : base(nameof(SymbolClasses))
    {
        vectors = new Parameter(randn(count, ReaderGrid.Dimensions));
        RegisterComponents();
    }

    /// <summary>The classes' unit vectors, [count, 64]; the caller's.</summary>
    public Tensor Prototypes()
    {
        using var none = no_grad();
        return nn.functional.normalize(vectors, 2, 1);
    }

    /// <summary>The vectors with their names.</summary>
    public ClassVectors Export(IReadOnlyList<string> names)
    {
        using var none = no_grad();
        return new ClassVectors(names, [.. Enumerable.Range(0, names.Count).Select(i => vectors[i].data<float>().ToArray())]);
    }

    /// <summary>Takes over the vectors of symbols that an earlier training knew; the others stay as they are.</summary>
    public void Adopt(IReadOnlyList<string> names, ClassVectors known)
    {
        using var scope = NewDisposeScope();
        using var none = no_grad();
        var index = known.Names.Select((name, i) => (name, i)).ToDictionary(k => k.name, k => k.i);
        for (var i = 0; i < names.Count; i++)
        {
            if (index.TryGetValue(names[i], out var old))
                vectors[i].copy_(tensor(known.Vectors[old]));
        }
    }

    /// <summary>Loss of naming the cells that belong to a class.</summary>
    /// <param name="embeddings">[N,64,H,W], not normalised.</param>
    /// <param name="classes">
    /// [N,H,W]; -1 for no symbol. Numbers from the count of classes on are symbols without one: they are told apart within the batch
    /// (<see cref="Losses.Contrast"/>).
    /// </param>
    public Tensor Loss(Tensor embeddings, Tensor classes)
    {
        using var scope = NewDisposeScope();
        var flat = classes.reshape(-1);
        var cells = flat.ge(0).nonzero().squeeze(1);
        if (cells.shape[0] == 0)
            return embeddings.sum().mul(Scalars.Zero).MoveToOuterDisposeScope();
        var labels = flat.index_select(0, cells);
        var picked = embeddings.permute(0, 2, 3, 1).reshape(-1, ReaderGrid.Dimensions).index_select(0, cells);
        var cosines = nn.functional.normalize(picked, 2, 1).matmul(nn.functional.normalize(vectors, 2, 1).t());
        Tensor? contrast = null;
        if (labels.max().item<long>() >= vectors.shape[0])
        {
            contrast = Losses.Contrast(picked, labels, cells.div(classes.shape[1] * classes.shape[2], RoundingMode.floor));
            var known = labels.lt(vectors.shape[0]).nonzero().squeeze(1);
            if (known.shape[0] == 0)
                return contrast.MoveToOuterDisposeScope();
            (labels, cosines) = (labels.index_select(0, known), cosines.index_select(0, known));
        }

        var margin = nn.functional.one_hot(labels, vectors.shape[0]).to_type(ScalarType.Float32).mul(Scalars.Margin);
        var loss = nn.functional.cross_entropy((cosines - margin).mul(Scalars.Scale), labels);
        return (contrast is null ? loss : loss + contrast).MoveToOuterDisposeScope();
    }
}
