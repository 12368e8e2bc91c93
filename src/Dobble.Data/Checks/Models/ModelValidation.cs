using Dobble.Data.Files;
using Dobble.Data.Labels;
using Dobble.Data.Models;
using Dobble.Scenes.Corruptions;
using Dobble.Vision;
using Dobble.Vision.Reading;
using OpenCvSharp;

namespace Dobble.Data.Checks.Models;

/// <summary>What a validation says of a model.</summary>
/// <param name="Results">One entry a check.</param>
/// <param name="Refusal">Why it may not take the place of the model in use; null where it may.</param>
/// <param name="Readings">What was read.</param>
public sealed record ModelValidation(IReadOnlyList<CheckResult> Results, string? Refusal, ModelReadings Readings) : CheckReport(Results)
{
    private const int QuickSample = 8;
    private const int Mildest = 1;

    private static readonly CheckSuite<ModelReadings> Checks = new(
        ModelChecks.Precision, ModelChecks.Recall, ModelChecks.Classes, ModelChecks.Confusions, ModelChecks.WorstSeries,
        ModelChecks.TrainTestGap,
        ModelChecks.PredictionDrift, ModelChecks.SimpleModels, SegmentChecks.Weak, SegmentChecks.Robustness);

    /// <summary>Reads photos with the model, spoiled ones too, and with the model in use, and runs every check.</summary>
    /// <param name="learnt">Photos that the model learnt from; may be none.</param>
    /// <param name="held">Photos that it did not learn from.</param>
    /// <param name="bundle">The model's folder.</param>
    /// <param name="other">The folder of the model in use; null compares with none.</param>
    /// <param name="deckFile">The deck.</param>
    /// <param name="options">How.</param>
    /// <param name="open">Opens a photo, once each: BGR, in the pixels of its file; disposed.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="stop">Stops.</param>
    /// <exception cref="DobbleException">A model cannot be opened, or there are no photos.</exception>
    public static ModelValidation Run(
        IReadOnlyList<LabelledPhoto> learnt, IReadOnlyList<LabelledPhoto> held, string bundle, string? other, string deckFile,
        ModelValidationOptions options, Func<LabelledPhoto, Mat> open, Action<WorkProgress> progress, CancellationToken stop)
    {
        if (held.Count == 0)
            throw new DobbleException("there are no photos to validate the model on: hold some out");
        using var reader = new ModelBundle(bundle).Open(deckFile);
        using var inUse = other is null ? null : new ModelBundle(other).Open(deckFile);
        var (done, total) = (0, held.Count + Math.Min(learnt.Count, options.Sample));
        Mat Counted(LabelledPhoto photo)
        {
            stop.ThrowIfCancellationRequested();
            progress(new WorkProgress("reading photos", done++, total));
            return open(photo);
        }

        var readings = Read(reader, inUse, learnt, held, options, Counted);
        var (comparison, refusal) = Gate.Compare(readings, options);
        return new ModelValidation([comparison, .. Checks.Run(readings)], refusal, readings);
    }

    private static ModelReadings Read(
        TableReader reader, TableReader? inUse, IReadOnlyList<LabelledPhoto> learnt, IReadOnlyList<LabelledPhoto> held,
        ModelValidationOptions options, Func<LabelledPhoto, Mat> open)
    {
        var (own, other) = (new PhotoReader(reader, options.Threshold), inUse is null ? null : new PhotoReader(inUse, options.Threshold));
        var some = Spread(held, options.Quick ? Math.Min(QuickSample, options.Sample) : options.Sample).ToHashSet();
        var corrupted = GradedCorruptions.All.Where(c => !options.Quick || c.Strength == Mildest)
            .Select(c => (Corruption: c, Photos: new List<ReadPhoto>())).ToArray();
        var (read, otherRead, sample) = (new List<ReadPhoto>(), new List<ReadPhoto>(), new List<ReadPhoto>());
        foreach (var photo in held)
        {
            using var image = open(photo);
            read.Add(own.Read(photo, image));
            if (other is not null)
                otherRead.Add(other.Read(photo, image));
            if (!some.Contains(photo))
                continue;
            sample.Add(read[^1]);
            foreach (var (corruption, photos) in corrupted)
                photos.Add(own.Read(photo, image, corruption));
        }

        return new ModelReadings(
            read, [.. Spread(learnt, options.Sample).Select(photo => Opened(photo, open, own))], otherRead,
            [.. corrupted.Select(c => (c.Corruption, (IReadOnlyList<ReadPhoto>)c.Photos))], sample,
            [.. Enumerable.Range(0, reader.Deck.SlotCount).Select(slot => reader.Deck.Symbols.First(s => s.Slot == slot).Id)]);
    }

    private static ReadPhoto Opened(LabelledPhoto photo, Func<LabelledPhoto, Mat> open, PhotoReader reader)
    {
        using var image = open(photo);
        return reader.Read(photo, image);
    }

    // Every so many, so that all series are there.
    private static LabelledPhoto[] Spread(IReadOnlyList<LabelledPhoto> photos, int max) =>
        photos.Count <= max ? [.. photos] : [.. Enumerable.Range(0, max).Select(i => photos[(int)((long)i * photos.Count / max)])];
}
