using Dobble.Data.Evaluation;
using Dobble.Scenes;
using Dobble.Scenes.Crops;
using Dobble.Training.Networks;
using Dobble.Training.Samples;
using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using Dobble.Vision.Recognition;
using OpenCvSharp;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>Training of CardReader's network on rectified cards.</summary>
/// <param name="classes">The classes of symbols, in the order of the prototypes.</param>
/// <param name="compose">Makes a training card, corruptions and all, for the batch of a number.</param>
/// <param name="validation">Rectified cards that are not trained on.</param>
/// <param name="batchSize">Cards a batch.</param>
/// <param name="seed">Fixes every batch.</param>
internal sealed class ReaderTask(
    IReadOnlyList<string> classes, Func<Random, long, CardSample> compose, IReadOnlyList<CardSample> validation, int batchSize, int seed)
    : ITrainingTask
{
    // What is shown of a validation is what the network is rather sure of.
    private const double SureScore = 0.2;

    private readonly Dictionary<string, int> _index = classes.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);

    /// <summary>The classes of symbols, in the order of the prototypes.</summary>
    public IReadOnlyList<string> Classes => classes;

    public ReaderNet Reader { get; } = new();

    public SymbolClasses Symbols { get; } = new(classes.Count);

    public VisionNet Net => Reader;

    public nn.Module Auxiliary => Symbols;

    public string Goal => "mAP@0.5";

    /// <summary>The class vectors with their names.</summary>
    public ClassVectors ExportClasses() => Symbols.Export(classes);

    /// <summary>Takes over the class vectors of an earlier training.</summary>
    public void Adopt(ClassVectors known) => Symbols.Adopt(classes, known);

    public Batch MakeBatch(long index)
    {
        var samples = new CardSample[batchSize];
        for (var i = 0; i < batchSize; i++)
        {
            samples[i] = compose(Randoms.ForSample(seed, (index * batchSize) + i), index);
        }

        var batch = ToBatch(samples);
        foreach (var sample in samples)
            sample.Dispose();
        return batch;
    }

    public IReadOnlyDictionary<string, Tensor> Losses(Tensor[] outputs, IReadOnlyDictionary<string, Tensor> targets) =>
        new Dictionary<string, Tensor>
        {
            ["presence loss"] = Optimization.Losses.Focal(outputs[0], targets["heat"], targets["counts"]),
            ["box loss"] = Optimization.Losses.Absolute(outputs[1], targets["values"], targets["weights"]),
            ["name loss"] = Symbols.Loss(outputs[2], targets["classes"]),
        };

    /// <summary>
    /// Average precision of the validation cards' symbols, and shares of them that are found, named right, and boxed right (IoU over 0.5).
    /// </summary>
    public IReadOnlyDictionary<string, double> Validate()
    {
        if (validation.Count == 0)
            return new Dictionary<string, double>();
        var (total, found, named, boxed, perfect, cards) = (0, 0, 0, 0, 0, 0);
        using var prototypes = Symbols.Prototypes().cpu();
        var precision = new MeanAveragePrecision();
        foreach (var chunk in validation.Chunk(32))
        {
            using var scope = NewDisposeScope();
            var outputs = Predict(chunk);
            var maps = Maps(outputs);
            Score(precision, chunk, maps, prototypes);
            var names = outputs[2].permute(0, 2, 3, 1).matmul(prototypes.t()).argmax(-1);
            for (var i = 0; i < chunk.Length; i++)
            {
                var right = 0;
                foreach (var symbol in chunk[i].Symbols)
                {
                    var (row, column) = ReaderGrid.CellOf(symbol.Box);
                    var name = names[i, row, column].item<long>();
                    right += name == _index.GetValueOrDefault(symbol.Symbol, -1) ? 1 : 0;
                    found += outputs[0][i, 0, row, column].item<float>() > 0.3 ? 1 : 0;
                    boxed += ReaderGrid.Decode(Of(maps[1], i, chunk.Length), (row * ReaderGrid.Side) + column).IoU(symbol.Box) > 0.5 ? 1
                        : 0;
                }

                total += chunk[i].Symbols.Count;
                named += right;
                perfect += right == chunk[i].Symbols.Count ? 1 : 0;
                cards++;
            }
        }

        double Share(int count, int of) => of == 0 ? 0 : (double)count / of;
        return new Dictionary<string, double>
        {
            [Goal] = precision.Compute().At50,
            ["symbols found"] = Share(found, total),
            ["symbols named"] = Share(named, total),
            ["symbols boxed"] = Share(boxed, total),
            ["cards without a wrong name"] = Share(perfect, cards),
        };
    }

    public void Show(SampleGrid grid, int count)
    {
        CardSample[] cards = [.. validation.Spread(count)];
        if (cards.Length == 0)
            return;
        using var scope = NewDisposeScope();
        var prototypes = Symbols.Prototypes().cpu();
        var maps = Maps(Predict(cards));
        for (var i = 0; i < cards.Length; i++)
            grid.Add(
                cards[i].Image, [.. cards[i].Symbols.Select(s => new Mark(true, s.Symbol, s.Box))],
                [.. Detections(maps, i, cards.Length, prototypes).Where(d => d.Score >= SureScore)
                    .Select(d => new Mark(false, classes[d.Class], d.Box))]);
    }

    private Tensor[] Predict(CardSample[] cards) =>
        [.. Reader.Predict(ToBatch(cards).ToInput(Reader.Device)).Select(o => o.cpu())];

    private static float[][] Maps(Tensor[] outputs) => [.. outputs.Select(o => o.contiguous().data<float>().ToArray())];

    private void Score(MeanAveragePrecision precision, CardSample[] cards, float[][] maps, Tensor prototypes)
    {
        for (var i = 0; i < cards.Length; i++)
            precision.Update(
                Detections(maps, i, cards.Length, prototypes),
                [.. cards[i].Symbols.Select(s => new TrueBox(_index.GetValueOrDefault(s.Symbol, -1), s.Box))]);
    }

    // As reading decodes them, named by the nearest class.
    private static List<ScoredBox> Detections(float[][] maps, int card, int cards, Tensor prototypes)
    {
        var found = new List<ScoredBox>();
        ReadOnlySpan<float> Part(int map) => Of(maps[map], card, cards);
        foreach (var detection in SymbolDetectionDecoder.Decode(Part(0), Part(1), Part(2)))
        {
            using var scope = NewDisposeScope();
            var (sure, name) = nn.functional.softmax(prototypes.mv(tensor(detection.Embedding)).mul(Scalars.Scale), 0).max(0);
            found.Add(new ScoredBox((int)name.item<long>(), detection.Box, detection.Presence * sure.item<float>()));
        }

        return found;
    }

    private static ReadOnlySpan<float> Of(float[] map, int card, int cards) => map.AsSpan(card * (map.Length / cards), map.Length / cards);

    /// <summary>Rectified cards as a batch with their targets.</summary>
    public Batch ToBatch(CardSample[] samples)
    {
        var pixels = new byte[samples.Length * CardWarp.Size * CardWarp.Size * 3];
        var targets = new GridTargets(samples.Length, ReaderGrid.Side, ReaderGrid.Side, ReaderGrid.Values);
        // What has no class of its own is told apart from the others of the batch.
        var strangers = new Dictionary<string, int>();
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i].Image.GetArray(out Vec3b[] image);
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<Vec3b>(image).CopyTo(pixels.AsSpan(i * image.Length * 3));
            foreach (var symbol in samples[i].Symbols)
                Mark(targets, i, symbol, strangers);
        }

        return new Batch(pixels, CardWarp.Size, CardWarp.Size, targets.ToTensors);
    }

    private void Mark(GridTargets targets, int item, SampleSymbol symbol, Dictionary<string, int> strangers)
    {
        var box = symbol.Box;
        if (symbol.Visibility == Visibility.Doubtful)
        {
            targets.Ignore(item, box.CenterX, box.CenterY, Math.Max(box.Width, box.Height) / 2);
            return;
        }

        var sigma = Math.Max(0.8, Math.Min(box.Width, box.Height) / NetworkGrid.Stride / 6);
        if (!_index.TryGetValue(symbol.Symbol, out var name) && !strangers.TryGetValue(symbol.Symbol, out name))
            strangers[symbol.Symbol] = name = classes.Count + strangers.Count;
        targets.Add(item, box.CenterX, box.CenterY, sigma, name, symbol.ExactBox, ReaderGrid.Encode(box));
    }
}
