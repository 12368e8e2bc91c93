using Dobble.Training.Optimization;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Training.Pipelines;

/// <summary>A reader that was trained and written.</summary>
internal sealed record ReaderOnDisk(TrainedReader Reader, ExportedModel Model);

/// <summary>Makes the galleries of the deck that was trained on and of the emoji deck, which the network never saw.</summary>
/// <param name="trained">The deck that was trained on.</param>
/// <param name="unseen">The emoji deck.</param>
/// <param name="config">The configuration, for its seed and calibration.</param>
/// <param name="folder">Where to write them; null beside the decks.</param>
internal sealed class BuildGalleries(Deck trained, Deck unseen, ReaderSampling config, string? folder) : IStep<ReaderOnDisk, IReadOnlyList<Gallery>>
{
    public string Name => "build galleries";

    public async Task<IReadOnlyList<Gallery>> RunAsync(ReaderOnDisk input, RunContext run, CancellationToken stop)
    {
        var (classic, emoji) = await TorchThread.RunAsync(() => Build(input));
        Save(classic, trained, run);
        Save(emoji, unseen, run);
        return [classic, emoji];
    }

    private (Gallery Trained, Gallery Unseen) Build(ReaderOnDisk input)
    {
        var builder = new GalleryBuilder(input.Reader, config.Seed);
        var own = builder.Embed(input.Reader.Samples.Validation());
        return (
            builder.Trained(trained, input.Model.Identity, own, unseen, config.Calibration),
            builder.FromViews(unseen, input.Model.Identity, builder.TrainingCards()));
    }

    private void Save(Gallery gallery, Deck deck, RunContext run)
    {
        var path = deck.GalleryPath ?? throw new DobbleException($"the deck {deck.Name} names no gallery; add one to its file");
        if (folder is not null)
            path = Path.Combine(folder, Path.GetFileName(path));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        gallery.Save(path, deck);
        run.Say($"  {path}: scale {gallery.Scale:f1}, unknown at {gallery.Unknown:f3}");
    }
}
