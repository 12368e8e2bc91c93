using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;

namespace Dobble.Training.Pipelines;

/// <summary>Where training data lies and which series of photos to keep out of training.</summary>
/// <param name="Folders">Data folders; each may hold <c>photos</c> (Pascal VOC) and <c>symbols/scans</c>, <c>symbols/phone</c>.</param>
/// <param name="HoldOut">Series of photos that are only validated on.</param>
/// <param name="Deck">The deck that labels belong to.</param>
internal sealed record DataSource(IReadOnlyList<string> Folders, IReadOnlyList<string> HoldOut, Deck Deck);

/// <summary>Photos to train on and photos to validate on.</summary>
internal sealed record PhotoSplit(IReadOnlyList<LabelledPhoto> Training, IReadOnlyList<LabelledPhoto> Validation);

/// <summary>Reads the labelled photos and splits them by whole series; faulty files are told of and left out.</summary>
internal sealed class LoadPhotos : IStep<DataSource, PhotoSplit>
{
    public string Name => "load photos";

    public Task<PhotoSplit> RunAsync(DataSource input, RunContext run, CancellationToken stop)
    {
        var photos = new List<LabelledPhoto>();
        foreach (var folder in input.Folders.Select(f => Path.Combine(f, "photos")).Where(Directory.Exists))
        {
            var data = VocFolder.Load(folder, input.Deck);
            photos.AddRange(data.Photos);
            run.Report(data.Errors);
        }

        var known = photos.Select(p => p.Series).ToHashSet();
        foreach (var series in input.HoldOut.Where(s => !known.Contains(s)))
            throw new DobbleException($"--hold-out {series}: no such series of photos; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}");
        var held = photos.ToLookup(p => input.HoldOut.Contains(p.Series));
        return Task.FromResult(new PhotoSplit([.. held[false]], [.. held[true]]));
    }
}
