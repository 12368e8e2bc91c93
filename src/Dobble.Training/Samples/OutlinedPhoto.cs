using Dobble.Data.Labels;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>A photo in memory with its cards' outlines.</summary>
/// <param name="Label">What is on it.</param>
/// <param name="Image">BGR, in the pixels of its file as labels are; shared, not owned.</param>
/// <param name="Cards">Its cards with six or more labelled symbols, and their outlines.</param>
internal sealed record OutlinedPhoto(LabelledPhoto Label, Mat Image, IReadOnlyList<(LabelledCard Label, Ellipse Outline)> Cards)
{
    private const int MinSymbols = 6;

    /// <summary>
    /// Gives every labelled card an outline: the labels hold none. The smallest ellipse around the symbols is a first guess, which the
    /// image's edges refine.
    /// </summary>
    public static OutlinedPhoto Of(LabelledPhoto label, Mat image) => new(
        label, image, [.. label.Cards.Where(c => c.Boxes.Count >= MinSymbols).Select(c => (c, Outline(image, c)))]);

    /// <summary>The cards whose symbols are all labelled, ready to be rectified.</summary>
    public IEnumerable<PhotoCard> FullCards(int symbolsOnCard) => Cards.Where(c => c.Label.Boxes.Count == symbolsOnCard)
        .Select(card => new PhotoCard(Image, card.Outline, [.. card.Label.Boxes.Select(b => (b.Name, b.Box))]));

    private static Ellipse Outline(Mat image, LabelledCard card) =>
        OutlineRefiner.Refine(image, SymbolsOutline.Around([.. card.Boxes.Select(b => b.Box)]));
}
