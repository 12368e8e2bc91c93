using System.Runtime.InteropServices;
using Dobble.Data.Evaluation;
using Dobble.Scenes;
using Dobble.Training.Networks;
using Dobble.Training.Samples;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using Dobble.Vision.Inference;
using OpenCvSharp;
using static TorchSharp.torch;
using Size = OpenCvSharp.Size;

namespace Dobble.Training.Optimization;

/// <summary>Training of CardFinder's network on images of tables.</summary>
/// <param name="render">Makes an image of the given size, corruptions and all.</param>
/// <param name="validation">Images that are not trained on, as large as reading has them.</param>
/// <param name="sampling">What is trained on: batches, sizes, which cards count.</param>
/// <param name="wide">Whether it is the wide network, to be narrowed later.</param>
internal sealed class FinderTask(
    Func<Random, Size, FinderSample> render, IReadOnlyList<FinderSample> validation, FinderSampling sampling, bool wide = false)
    : ITrainingTask
{
    // A card smaller than this in the network's input is not asked for at this scale, and one that fills less than this share
    // of the image's cells cannot be told from its neighbours.
    private const double SmallestRadius = 5;

    // Nor is one that is seen flatter than this.
    private const double FlattestAxisRatio = 0.18;
    private const double MatchingIoU = 0.5;
    private const double SureScore = 0.4;

    // Low enough for the whole curve of precision and recall.
    private const float MinScore = 0.05f;

    public FinderNet Finder { get; } = new(wide);

    public VisionNet Net => Finder;

    public nn.Module? Auxiliary => null;

    public string Goal => "mAP@0.5";

    public Batch MakeBatch(long index)
    {
        var size = sampling.Sizes[(int)(index % sampling.Sizes.Count)];
        var samples = new FinderSample[sampling.BatchSize];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = render(Randoms.ForSample(sampling.Seed, (index * samples.Length) + i), size);
        var batch = ToBatch(samples, FinderGrid.Padded(size));
        foreach (var sample in samples)
            sample.Dispose();
        return batch;
    }

    public IReadOnlyDictionary<string, Tensor> Losses(Tensor[] outputs, IReadOnlyDictionary<string, Tensor> targets) =>
        new Dictionary<string, Tensor>
        {
            ["score loss"] = Optimization.Losses.Focal(outputs[0], targets["heat"], targets["counts"]),
            ["outline loss"] = Optimization.Losses.Absolute(outputs[1], targets["values"], targets["weights"]),
        };

    /// <summary>
    /// Average precision, recall and precision at a score of 0.4, and how well the outlines fit, on the validation images.
    /// </summary>
    public IReadOnlyDictionary<string, double> Validate()
    {
        if (validation.Count == 0)
            return new Dictionary<string, double>();
        var (cards, found, right, overlap) = (0, 0, 0, 0.0);
        var precision = new MeanAveragePrecision();
        foreach (var sample in validation)
        {
            var peaks = Find(sample);
            precision.Update(
                [.. peaks.Where(p => !IsInDoubt(p.Outline, sample)).Select(p => new ScoredBox(0, p.Outline.Bounds, p.Score))],
                [.. Asked(sample).Select(card => new TrueBox(0, card.Bounds))]);
            Ellipse[] outlines = [.. peaks.Where(p => p.Score >= SureScore).Select(p => p.Outline)];
            var matched = new HashSet<int>();
            foreach (var truth in Asked(sample))
            {
                cards++;
                var (best, iou) = (-1, MatchingIoU);
                for (var i = 0; i < outlines.Length; i++)
                {
                    if (outlines[i].Bounds.IoU(truth.Bounds) is var o && o > iou)
                        (best, iou) = (i, o);
                }

                if (best < 0 || !matched.Add(best))
                    continue;
                right++;
                overlap += iou;
            }

            found += outlines.Length;
        }

        return new Dictionary<string, double>
        {
            [Goal] = precision.Compute().At50,
            ["cards found"] = cards == 0 ? 0 : (double)right / cards,
            ["findings right"] = found == 0 ? 0 : (double)right / found,
            ["overlap of bounds"] = right == 0 ? 0 : overlap / right,
        };
    }

    public void Show(SampleGrid grid, int count)
    {
        foreach (var sample in validation.Spread(count))
            grid.Add(
                sample.Image, [.. Asked(sample).Select(card => new Mark(true, string.Empty, Outline: card))],
                [.. Find(sample).Where(p => p.Score >= SureScore).Select(p => new Mark(false, string.Empty, Outline: p.Outline))]);
    }

    private IReadOnlyList<CardDetection> Find(FinderSample sample)
    {
        using var scope = NewDisposeScope();
        var batch = ToBatch([sample], FinderGrid.Padded(sample.Image.Size()));
        var outputs = Finder.Predict(batch.ToInput(Finder.Device));
        return FinderDecoder.Decode(Values(outputs[0]), Values(outputs[1]), (int)outputs[0].shape[^1], MinScore);
    }

    // The cards that must be found.
    private IEnumerable<Ellipse> Asked(FinderSample sample) =>
        sample.Cards.Where(c => c.Visible >= sampling.MinVisible).Select(c => c.Outline);

    // A card that is mostly hidden may be found or not.
    private bool IsInDoubt(Ellipse found, FinderSample sample) =>
        sample.Cards.Any(c => c.Visible < sampling.MinVisible && c.Outline.Bounds.IoU(found.Bounds) > MatchingIoU);

    private static float[] Values(Tensor map) => map.cpu().contiguous().data<float>().ToArray();

    private Batch ToBatch(FinderSample[] samples, Size padded)
    {
        var pixels = new byte[samples.Length * padded.Width * padded.Height * 3];
        var targets = new GridTargets(
            samples.Length, padded.Height / NetworkGrid.Stride, padded.Width / NetworkGrid.Stride, FinderGrid.Values);
        using var full = new Mat(padded.Height, padded.Width, MatType.CV_8UC3);
        for (var i = 0; i < samples.Length; i++)
        {
            full.SetTo(Scalar.All(NetworkGrid.Grey));
            using (var part = new Mat(full, new Rect(new Point(0, 0), samples[i].Image.Size())))
                samples[i].Image.CopyTo(part);
            full.GetArray(out Vec3b[] image);
            MemoryMarshal.AsBytes<Vec3b>(image).CopyTo(pixels.AsSpan(i * image.Length * 3));
            foreach (var (outline, visible) in samples[i].Cards)
                Mark(targets, i, outline, visible, samples[i].Image.Size());
        }

        return new Batch(pixels, padded.Height, padded.Width, targets.ToTensors);
    }

    private void Mark(GridTargets targets, int item, Ellipse card, double visible, Size size)
    {
        var inside = card.X >= 0 && card.Y >= 0 && card.X < size.Width && card.Y < size.Height;
        if (!inside || visible < sampling.MinVisible || card.Radius < SmallestRadius || card.AxisRatio < FlattestAxisRatio)
        {
            targets.Ignore(item, card.X, card.Y, 0.5 * card.Radius);
            return;
        }

        var sigma = Math.Clamp(Math.Min(card.A, card.B) / NetworkGrid.Stride / 5, 0.7, 2.5);
        targets.Add(item, card.X, card.Y, sigma, symbol: -1, exact: true, FinderGrid.Encode(card));
    }
}
