using System.Runtime.InteropServices;
using Dobble.Scenes;
using Dobble.Training.Networks;
using Dobble.Training.Samples;
using Dobble.Vision.Inference;
using OpenCvSharp;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>Training of SymbolComparer's network on symbols that were cut out of cards.</summary>
/// <param name="draw">Draws the symbols of a batch.</param>
/// <param name="validation">The same of symbols that are not trained on; null for none.</param>
/// <param name="seed">Fixes every batch.</param>
internal sealed class ComparerTask(
    Func<Random, IReadOnlyList<ComparerSample>> draw, Func<Random, IReadOnlyList<ComparerSample>>? validation, int seed) : ITrainingTask
{
    private const int ValidationBatches = 16;

    public ComparerNet Comparer { get; } = new();

    public VisionNet Net => Comparer;

    public nn.Module? Auxiliary => null;

    public string Goal => "recall@1";

    public Batch MakeBatch(long index) => MakeBatch(draw, index);

    public IReadOnlyDictionary<string, Tensor> Losses(Tensor[] outputs, IReadOnlyDictionary<string, Tensor> targets) =>
        new Dictionary<string, Tensor>
        {
            ["likeness loss"] = Optimization.Losses.Contrast(outputs[0].flatten(1), targets["symbols"], targets["cards"]),
        };

    /// <summary>
    /// Share of the symbols that another card of the batch has too whose nearest neighbour on another card is the same symbol.
    /// </summary>
    public IReadOnlyDictionary<string, double> Validate()
    {
        if (validation is null)
            return new Dictionary<string, double>();
        var (right, all) = (0L, 0L);
        for (var i = 0; i < ValidationBatches; i++)
        {
            using var scope = NewDisposeScope();
            var batch = MakeBatch(validation, -1 - i);
            var targets = batch.Targets(Net.Device);
            var unit = Net.Predict(batch.ToInput(Net.Device))[0].flatten(1);
            var cards = targets["cards"];
            var symbols = targets["symbols"];
            var others = cards.unsqueeze(0).ne(cards.unsqueeze(1));
            var same = symbols.unsqueeze(0).eq(symbols.unsqueeze(1)) & others;
            var nearest = unit.matmul(unit.t()).masked_fill(others.logical_not(), Scalars.Never).argmax(1);
            var found = same.gather(1, nearest.unsqueeze(1)).squeeze(1);
            right += found.sum().item<long>();
            all += same.any(1).sum().item<long>();
        }

        return new Dictionary<string, double> { [Goal] = (double)right / Math.Max(1, all) };
    }

    private Batch MakeBatch(Func<Random, IReadOnlyList<ComparerSample>> from, long index)
    {
        const int bytes = ComparerInput.Size * ComparerInput.Size * 3;
        var samples = from(Randoms.ForSample(seed, index));
        var pixels = new byte[samples.Count * bytes];
        for (var i = 0; i < samples.Count; i++)
        {
            samples[i].Image.GetArray(out Vec3b[] image);
            MemoryMarshal.AsBytes<Vec3b>(image).CopyTo(pixels.AsSpan(i * bytes));
            samples[i].Image.Dispose();
        }

        var names = samples.Select(s => s.Symbol).Distinct().Select((name, i) => (name, i)).ToDictionary(n => n.name, n => (long)n.i);
        long[] symbols = [.. samples.Select(s => names[s.Symbol])];
        long[] cards = [.. samples.Select(s => (long)s.Card)];
        return new Batch(pixels, ComparerInput.Size, ComparerInput.Size, device => new Dictionary<string, Tensor>
        {
            ["symbols"] = tensor(symbols).to(device),
            ["cards"] = tensor(cards).to(device),
        });
    }
}
