using System.Xml;
using Dobble.Data.Files;
using Dobble.Data.Ingestion.Images;
using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Ingestion.Conversion;

/// <summary>
/// Makes a data set of photos that came in: <c>Annotations</c>, <c>JPEGImages</c>, <c>labels.txt</c>, and <c>truth.json</c>,
/// <c>symbols/</c> and the source's own lists where there are any. Images and boxes agree in it pixel by pixel, with no EXIF orientation
/// between them.
/// </summary>
public static class VocConversion
{
    private static readonly string[] Splits = [SourceSplits.Train, SourceSplits.Validation, SourceSplits.Test];

    /// <summary>How far a box may reach over the edge, as a share of the image: hands slip when they label at the edge.</summary>
    private const float Slip = 0.01f;

    /// <summary>Writes the data set; the folder is whole or not there.</summary>
    /// <param name="options">How.</param>
    /// <param name="source">The folder that <see cref="Ingester"/> filled.</param>
    /// <param name="folder">The data set; a folder with nothing in it, or that is not there.</param>
    /// <param name="deck">The deck that the labels belong to.</param>
    /// <param name="progress">Called after each photo; null for nobody.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="DobbleException">Labels are unknown, or no photo can be used.</exception>
    public static ConvertResult Run(
        ConvertOptions options, string source, string folder, Deck deck, Action<WorkProgress>? progress, CancellationToken stop)
    {
        var ingest = new IngestFolder(source);
        var names = new LabelNames(options, deck);
        var photos = ingest.Load();
        names.Require(photos);
        var errors = new List<DataError>();
        return AtomicFolder.Write(folder, part =>
        {
            var written = new List<(IngestedPhoto Photo, string File)>();
            var boxes = 0;
            Directory.CreateDirectory(Path.Combine(part, VocLayout.Images));
            Directory.CreateDirectory(Path.Combine(part, VocLayout.Labels));
            for (var i = 0; i < photos.Count; i++)
            {
                stop.ThrowIfCancellationRequested();
                if (TryWrite(photos[i], ingest, part, names, errors) is var (file, count))
                {
                    written.Add((photos[i], file));
                    boxes += count;
                }

                progress?.Invoke(new WorkProgress("converting", i + 1, photos.Count));
            }

            if (written.Count == 0)
                throw new DobbleException(
                    $"{source}: no photo is left to make a data set of; the first of {errors.Count} errors: {errors.FirstOrDefault()}");
            var labels = names.Classes();
            File.WriteAllLines(Path.Combine(part, "labels.txt"), labels);
            WriteSplits(part, written);
            TruthCopy.Write(ingest.Truth, Path.Combine(part, "truth.json"), written, names, errors);
            if (Directory.Exists(ingest.Symbols))
                AtomicFolder.Copy(ingest.Symbols, Path.Combine(part, "symbols"), stop);
            return new ConvertResult(written.Count, boxes, labels, errors);
        });
    }

    private static (string File, int Boxes)? TryWrite(
        IngestedPhoto photo, IngestFolder ingest, string folder, LabelNames names, List<DataError> errors)
    {
        var image = ingest.Image(photo.File);
        try
        {
            if (!File.Exists(image))
                throw new DobbleException("the image is missing: ingest again");
            var boxes = Usable(names.Apply(photo.Boxes), photo, image, errors);
            var file = UprightImage.Write(image, photo.Turned, Path.Combine(folder, VocLayout.Images));
            File.WriteAllText(Path.Combine(folder, VocLayout.Labels, Path.ChangeExtension(file, ".xml")),
                VocWriter.Text(file, photo.Width, photo.Height, boxes));
            return (file, boxes.Length);
        }
        catch (Exception e) when (e is DobbleException or XmlException)
        {
            errors.Add(
                new DataError(image, e is XmlException ? "a label has characters that no labels file can hold: rename it" : e.Message));
            return null;
        }
    }

    // A source that means photos for training alone, or for judging alone, does not say how to part them.
    private static void WriteSplits(string folder, IReadOnlyList<(IngestedPhoto Photo, string File)> written)
    {
        var photos = written.Where(w => w.Photo.Split is not null)
            .ToLookup(w => w.Photo.Split!, w => Path.GetFileNameWithoutExtension(w.File));
        if (!photos.Contains(SourceSplits.Train) || photos.Count < 2)
            return;
        var lists = Directory.CreateDirectory(Path.Combine(folder, "ImageSets", SourceSplits.Folder)).FullName;
        foreach (var split in Splits.Where(photos.Contains))
            File.WriteAllLines(Path.Combine(lists, split + ".txt"), photos[split].Order(StringComparer.Ordinal));
    }

    // A box that cannot be is left out alone; a photo that has no other is left out whole.
    private static LabelledBox[] Usable(IEnumerable<LabelledBox> labels, IngestedPhoto photo, string image, List<DataError> errors)
    {
        var (boxes, wrong) = (new List<LabelledBox>(), new List<DobbleException>());
        foreach (var label in labels)
        {
            try
            {
                boxes.Add(Inside(label, photo));
            }
            catch (DobbleException e)
            {
                wrong.Add(e);
            }
        }

        if (boxes.Count == 0 && wrong.Count > 0)
            throw wrong[0];
        errors.AddRange(wrong.Select(e => new DataError(image, $"{e.Message}; the photo's other boxes are taken")));
        return [.. boxes];
    }

    private static LabelledBox Inside(LabelledBox label, IngestedPhoto photo)
    {
        var (box, width, height) = (label.Box, photo.Width, photo.Height);
        var (x, y) = (Math.Max(1, width * Slip), Math.Max(1, height * Slip));
        if (box.X1 < -x || box.Y1 < -y || box.X2 > width + x || box.Y2 > height + y)
            throw new DobbleException($"the box of '{Printable.Line(label.Name)}' lies outside the {width}×{height} image: draw it again");
        var inside = new Box(Math.Max(0, box.X1), Math.Max(0, box.Y1), Math.Min(width, box.X2), Math.Min(height, box.Y2));
        return inside is { Width: > 0, Height: > 0 }
            ? label with { Box = inside }
            : throw new DobbleException($"the box of '{Printable.Line(label.Name)}' is empty or inverted: draw it again");
    }
}
