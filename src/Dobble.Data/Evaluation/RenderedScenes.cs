using Dobble.Scenes.Cards;
using Dobble.Scenes.Tables;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Data.Evaluation;

/// <summary>
/// Rendered tables of a deck that is drawn with emoji, with a camera's corruptions: those of `dobble demo`, with two to ten cards
/// in turn. The same deck and seed give the same scenes. Their outlines are known exactly, which photos' are not.
/// </summary>
/// <param name="deck">A deck whose symbols are emoji.</param>
/// <param name="seed">Seed of the first scene.</param>
/// <param name="shape">The outline of the cards.</param>
/// <param name="margin">What the true boxes leave around the print, in parts of the card's radius; 0 for boxes that touch it.</param>
public sealed class RenderedScenes(Deck deck, int seed, CardShape shape, double margin = 0) : IDisposable
{
    /// <summary>A card is to be found and read if at least this share of it is seen; others are not judged.</summary>
    private const double SeenCard = 0.75;

    /// <summary>A symbol is to be read if at least this share of it is seen.</summary>
    private const double SeenSymbol = 0.5;

    private static readonly int[] CardCounts = [2, 3, 4, 6, 8, 10];

    private readonly Dictionary<int, DemoTable> _tables = [];

    /// <summary>The first scenes of this seed.</summary>
    /// <exception cref="Dobble.Vision.DobbleException">On opening one: the deck is not drawn with emoji, or the font is
    /// missing.</exception>
    public IReadOnlyList<TrueImage> Images(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TrueImage(Name(i), () => Render(i)))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in _tables.Values)
            table.Dispose();
    }

    private string Name(int index) => $"scene-{seed}-{index}";

    private (Mat Image, PhotoTruth Truth) Render(int index)
    {
        var cards = CardCounts[index % CardCounts.Length];
        if (!_tables.TryGetValue(cards, out var table))
            _tables[cards] = table = new DemoTable(deck, new DeckArtist(deck) { Shape = shape }, cards);
        var scene = table.Render(unchecked((seed * 100_003) + index));
        return (scene.Image, Truth(Name(index), $"{cards:00} cards", scene));
    }

    private PhotoTruth Truth(string name, string series, TableScene scene) => new(
        name,
        series,
        scene.Image.Width,
        scene.Image.Height,
        [.. scene.Cards.Where(c => c.Visible >= SeenCard).Select(card => new TrueCard(card.Card, Seen(card), card.Outline))],
        [.. scene.Cards.Where(c => c.Visible < SeenCard).SelectMany(c => c.Symbols).Select(s => s.Box)]);

    private TrueSymbol[] Seen(PlacedCard card) =>
        [.. card.Symbols.Where(s => s.Visible >= SeenSymbol)
            .Select(s => new TrueSymbol(deck.Symbols[s.Symbol].Slot, Widened(s.Box, (float)(margin * card.Outline.Radius))))];

    private static Box Widened(Box box, float by) => new(box.X1 - by, box.Y1 - by, box.X2 + by, box.Y2 + by);
}
