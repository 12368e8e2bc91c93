using Dobble.Data.Labels;
using Dobble.Training.Augmentation;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Pipelines;

/// <summary>The photos of a set with the outlines of their cards.</summary>
/// <param name="Photos">Images, BGR, and their cards.</param>
internal sealed record OutlinedPhotos(IReadOnlyList<OutlinedPhoto> Photos) : IDisposable
{
    /// <summary>The cards whose symbols are all labelled, ready to be rectified.</summary>
    public IReadOnlyList<PhotoCard> Cards(int symbolsOnCard) =>
    [
        .. from photo in Photos
           from card in photo.Cards
           where card.Label.Boxes.Count == symbolsOnCard
           select new PhotoCard(photo.Image, card.Outline, [.. card.Label.Boxes.Select(b => (b.Name, b.Box))]),
    ];

    public void Dispose()
    {
        foreach (var photo in Photos)
            photo.Image.Dispose();
    }
}

/// <summary>A photo in memory with its cards' outlines.</summary>
internal sealed record OutlinedPhoto(string Path, Mat Image, IReadOnlyList<(LabelledCard Label, Ellipse Outline)> Cards);

/// <summary>
/// Gives every labelled card an outline: the labels hold none. The smallest ellipse around the symbols is a first guess,
/// which the image's edges refine.
/// </summary>
internal sealed class OutlinePhotos : IStep<IReadOnlyList<LabelledPhoto>, OutlinedPhotos>
{
    public string Name => "outline the photos' cards";

    public Task<OutlinedPhotos> RunAsync(IReadOnlyList<LabelledPhoto> input, RunContext run, CancellationToken stop)
    {
        var photos = new OutlinedPhoto[input.Count];
        Parallel.For(0, input.Count, new ParallelOptions { CancellationToken = stop }, i =>
        {
            // Labels are in the pixels of the file as it is stored.
            var image = Cv2.ImRead(input[i].Path, ImreadModes.Color | ImreadModes.IgnoreOrientation);
            photos[i] = new OutlinedPhoto(input[i].Path, image, [.. input[i].Cards.Where(c => c.Boxes.Count >= 6).Select(c => (c, Outline(image, c)))]);
        });
        return Task.FromResult(new OutlinedPhotos(photos));
    }

    private static Ellipse Outline(Mat image, LabelledCard card) =>
        OutlineRefiner.Refine(image, SymbolsOutline.Around([.. card.Boxes.Select(b => b.Box)]));
}
