using Dobble.Data.Labels;
using Dobble.Data.Models;
using Dobble.Scenes.Corruptions;
using Dobble.Vision.Reading;
using Dobble.Vision;

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
    /// <param name="stop">Stops.</param>
    /// <exception cref="DobbleException">A model cannot be opened, or there are no photos.</exception>
    public static ModelValidation Run(
        IReadOnlyList<LabelledPhoto> learnt, IReadOnlyList<LabelledPhoto> held, string bundle, string? other, string deckFile,
        ModelValidationOptions options, CancellationToken stop)
    {
        if (held.Count == 0)
            throw new DobbleException("there are no photos to validate the model on: hold some out");
        using var reader = new ModelBundle(bundle).Open(deckFile);
        var readings = Read(reader, learnt, held, options, stop);
        if (other is not null)
        {
            using var inUse = new ModelBundle(other).Open(deckFile);
            readings = readings with { Other = new PhotoReader(inUse, options.Threshold).Read(held, null, stop) };
        }

        var (comparison, refusal) = Gate.Compare(readings, options);
        return new ModelValidation([comparison, .. Checks.Run(readings)], refusal, readings);
    }

    private static ModelReadings Read(TableReader reader, IReadOnlyList<LabelledPhoto> learnt, IReadOnlyList<LabelledPhoto> held,
        ModelValidationOptions options, CancellationToken stop)
    {
        var photos = new PhotoReader(reader, options.Threshold);
        var readable = photos.Read(held, null, stop);
        if (readable.Count == 0)
            throw new DobbleException($"none of the {held.Count} photos to validate the model on can be read");
        var some = Spread(held, options.Quick ? Math.Min(QuickSample, options.Sample) : options.Sample);
        var corruptions = GradedCorruptions.All.Where(f => !options.Quick || f.Strength == Mildest);
        return new ModelReadings(
            readable,
            photos.Read(Spread(learnt, options.Sample), null, stop),
            [],
            [.. corruptions.Select(f => (f, photos.Read(some, f, stop)))],
            photos.Read(some, null, stop),
            [.. Enumerable.Range(0, reader.Deck.SlotCount).Select(slot => reader.Deck.Symbols.First(s => s.Slot == slot).Id)]);
    }

    // Every so many, so that all series are there.
    private static LabelledPhoto[] Spread(IReadOnlyList<LabelledPhoto> photos, int max) =>
        photos.Count <= max ? [.. photos] : [.. Enumerable.Range(0, max).Select(i => photos[(int)((long)i * photos.Count / max)])];
}
