using Dobble.Data.Labels;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Data.DataSets;

/// <summary>The labelled photos of a folder, and what is wrong with the others.</summary>
/// <param name="Photos">The photos, in order of their file names.</param>
/// <param name="Errors">One entry an error; a photo with an error is not among <paramref name="Photos"/>.</param>
public sealed record VocData(IReadOnlyList<LabelledPhoto> Photos, IReadOnlyList<DataError> Errors);

/// <summary>
/// Reads photos labelled in Pascal VOC: the XML files lie beside the images, or in <c>Annotations</c> with the images
/// in <c>JPEGImages</c>. Images without labels are left alone. A <c>truth.json</c> beside the labels says which boxes make
/// which card; without one they are grouped by the deck.
/// </summary>
public static class VocFolder
{
    private const string TruthName = "truth.json";

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="deck">The deck that labels must belong to; without one, names are not checked and cards come only from a truth file, uncorrected.</param>
    /// <exception cref="DobbleException">The folder is missing or holds no labels.</exception>
    public static VocData Load(string folder, Deck? deck = null)
    {
        var (labels, images) = VocLayout.Find(folder);
        var files = Directory.Exists(labels) ? Directory.GetFiles(labels, "*.xml").Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
            throw new DobbleException($"{folder}: no labelled photos here; name a folder with Pascal VOC .xml files beside its images");

        var errors = new List<DataError>();
        var truth = new[] { Path.Combine(folder, TruthName), Path.Combine(labels, TruthName) }.FirstOrDefault(File.Exists);
        var cards = truth is null ? null : TruthFile.Load(truth, deck, errors);
        var photos = new List<LabelledPhoto>();
        foreach (var file in files)
        {
            try
            {
                photos.Add(Read(file, images, deck, cards));
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

        return new VocData(photos, errors);
    }

    private static LabelledPhoto Read(string file, string images, Deck? deck, TruthFile? truth)
    {
        var voc = VocFile.Read(file);
        var name = voc.FileName ?? Path.GetFileNameWithoutExtension(file) + ".jpg";
        if (!VocLayout.IsPlain(name))
            throw new DobbleException($"names the image '{name}', which leads out of its folder: write the plain file name");

        var image = Path.Combine(images, name);
        if (ImageFile.Check(image, out var error) is not var (width, height))
            throw new DobbleException($"{name}: {error}");
        CheckSize(voc, name, width, height);
        foreach (var box in voc.Boxes)
            CheckBox(box, width, height, deck);

        var photo = new LabelledPhoto(image, LabelledPhoto.SeriesOf(name), width, height, voc.Boxes, [], []);
        return truth?.Cards(name) is { } cards ? CardGrouping.FromTruth(photo, cards, deck)
            : deck is not null ? CardGrouping.Group(photo, deck)
            : photo;
    }

    private static void CheckSize(VocFile voc, string name, int width, int height)
    {
        if ((voc.Width ?? width, voc.Height ?? height) != (width, height))
            throw new DobbleException($"says {voc.Width}×{voc.Height}, but {name} has {width}×{height} pixels: label the photo again at its size");
    }

    private static void CheckBox(LabelledBox label, int width, int height, Deck? deck)
    {
        var (name, box) = label;
        if (box.Width <= 0 || box.Height <= 0)
            throw new DobbleException($"the box of '{name}' {Show(box)} is empty or inverted: draw it again");
        if (box.X1 < 0 || box.Y1 < 0 || box.X2 > width || box.Y2 > height)
            throw new DobbleException($"the box of '{name}' {Show(box)} lies outside the {width}×{height} image: draw it again");
        if (deck is not null && deck.FindSymbol(name) is null)
            throw new DobbleException($"'{name}' is no symbol of the deck {deck.Name}: correct the label or name the right deck");
    }

    private static string Show(Box b) => FormattableString.Invariant($"({b.X1:0.#}, {b.Y1:0.#})–({b.X2:0.#}, {b.Y2:0.#})");
}
