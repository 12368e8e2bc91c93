using Dobble.Data.Labels;
using Dobble.Data.Photos;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Data.DataSets;

/// <summary>
/// Reads photos labelled in Pascal VOC: the XML files lie beside the images, or in <c>Annotations</c> with the images
/// in <c>JPEGImages</c>. Images without labels are left alone. A <c>truth.json</c> beside the labels says which boxes make
/// which card; without one they are grouped by the deck.
/// </summary>
public static class VocFolder
{
    private const string TruthName = "truth.json";

    /// <summary>Reads a folder; a photo with an error is left out.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="deck">The deck that labels must belong to; without one, names are not checked and cards come only from a truth file,
    /// uncorrected.</param>
    /// <exception cref="DobbleException">The folder is missing or holds no labels.</exception>
    public static LabelSet Load(string folder, Deck? deck = null)
    {
        var errors = new List<DataError>();
        var files = Files(folder);
        var truth = new[] { folder, files.Labels }.Select(f => Path.Combine(f, TruthName)).FirstOrDefault(File.Exists);
        var cards = truth is null ? null : TruthFile.Load(truth, deck, errors);
        var photos = Read(files, errors, photo =>
        {
            foreach (var box in photo.Boxes)
                CheckBox(box, photo, deck);
            return cards?.Cards(photo.Name) is { } known ? CardGrouping.FromTruth(photo, known, deck)
                : deck is not null ? CardGrouping.Group(photo, deck)
                : photo;
        });
        var bad = errors.Select(e => e.File).ToHashSet(StringComparer.Ordinal);
        return new LabelSet(folder, [.. photos.Where(p => !bad.Contains(p.LabelFile))], errors);
    }

    /// <summary>
    /// Reads a folder with all that is faulty in it, for that is what checks are about: every labels file that can be read is a photo.
    /// </summary>
    /// <exception cref="DobbleException">The folder is missing or holds no labels.</exception>
    public static LabelSet LoadUnchecked(string folder)
    {
        var errors = new List<DataError>();
        return new LabelSet(folder, Read(Files(folder), errors, photo => photo), errors);
    }

    private static (string Labels, string Images, string[] Files) Files(string folder)
    {
        var (labels, images) = VocLayout.Find(folder);
        string[] files = [.. Directory.GetFiles(labels, "*.xml").Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? (labels, images, files)
            : throw new DobbleException($"{folder}: no labelled photos here; name a folder with Pascal VOC .xml files beside its images");
    }

    private static List<LabelledPhoto> Read(
        (string Labels, string Images, string[] Files) from, List<DataError> errors, Func<LabelledPhoto, LabelledPhoto> check)
    {
        var photos = new List<LabelledPhoto>();
        foreach (var file in from.Files)
        {
            try
            {
                var known = errors.Count;
                var photo = Read(file, from.Images, errors);
                photos.Add(errors.Count == known ? check(photo) : photo);
            }
            catch (DobbleException e)
            {
                errors.Add(new DataError(file, e.Message));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                errors.Add(new DataError(file, "cannot be read: check that it is a file and its permissions"));
            }
        }

        return photos;
    }

    private static LabelledPhoto Read(string file, string images, List<DataError> errors)
    {
        var voc = VocFile.Read(file);
        if (!VocLayout.IsPlain(voc.Name))
            throw new DobbleException($"names the image '{voc.Name}', which leads out of its folder: write the plain file name");
        var path = Path.Combine(images, voc.Name);
        var error = "the image is missing: put it back or remove its labels";
        var size = File.Exists(path) ? Photo.Check(path, out error) : null;
        if (size is null)
            errors.Add(new DataError(file, $"{voc.Name}: {error}"));
        var (width, height) = size ?? (voc.Width ?? 0, voc.Height ?? 0);
        if (size is not null && (voc.Width ?? width, voc.Height ?? height) != (width, height))
            errors.Add(new DataError(
                file, $"says {voc.Width}×{voc.Height}, but {voc.Name} has {width}×{height} pixels: label the photo again at its size"));
        return new LabelledPhoto(path, width, height, voc.Boxes) { LabelFile = file, IsReadable = size is not null };
    }

    private static void CheckBox(LabelledBox label, LabelledPhoto photo, Deck? deck)
    {
        var (name, box) = label;
        if (box.Width <= 0 || box.Height <= 0)
            throw new DobbleException($"the box of '{name}' {Show(box)} is empty or inverted: draw it again");
        if (box.X1 < 0 || box.Y1 < 0 || box.X2 > photo.Width || box.Y2 > photo.Height)
            throw new DobbleException(
                $"the box of '{name}' {Show(box)} lies outside the {photo.Width}×{photo.Height} image: draw it again");
        if (deck is not null && deck.FindSymbol(name) is null)
            throw new DobbleException($"'{name}' is no symbol of the deck {deck.Name}: correct the label or name the right deck");
    }

    private static string Show(Box b) => FormattableString.Invariant($"({b.X1:0.#}, {b.Y1:0.#})–({b.X2:0.#}, {b.Y2:0.#})");
}
