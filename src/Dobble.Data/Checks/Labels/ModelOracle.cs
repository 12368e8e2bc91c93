using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Data.Checks.Labels;

/// <summary>The networks as a second opinion on what is in a photo; they know nothing of its labels.</summary>
public sealed class ModelOracle : IDisposable
{
    /// <summary>A box and a detection are of the same symbol from this overlap on.</summary>
    private const float SamePlace = 0.4f;

    // How large a symbol is on its card, in radii, from the smallest to the largest: a box alone is looked at as part of
    // cards of these sizes.
    private static readonly double[] SizesOnCard = [0.4, 0.6, 0.85];

    private readonly CardReader _symbols;
    private readonly Gallery _gallery;
    private readonly TableReader _table;

    /// <summary>Loads the networks.</summary>
    /// <exception cref="Dobble.Vision.DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public ModelOracle(string finder, string reader, Deck deck, string gallery, string provider)
    {
        var cards = new CardFinder(finder, provider);
        try
        {
            _symbols = new CardReader(reader, provider);
            _gallery = Gallery.Load(gallery, deck);
            _table = new TableReader(cards, _symbols, deck, _gallery);
        }
        catch
        {
            cards.Dispose();
            _symbols?.Dispose();
            throw;
        }
    }

    /// <summary>The cards that the networks find and read.</summary>
    public IReadOnlyList<CardReading> Cards(Mat image) => _table.Read(image).Cards;

    /// <summary>What the reader makes of a place that is said to be a card; null where it sees no card there.</summary>
    public CardReading? At(Mat image, Ellipse outline) =>
        _table.ReadCards(image, [new CardDetection(outline, 1)]) is [var card] ? card : null;

    /// <summary>What a reading saw where a box is.</summary>
    public Clue Clue(CardReading card, Box box)
    {
        var seen = card.Symbols.Where(s => s.Box.IoU(box) >= SamePlace).MaxBy(s => s.Detection.Presence * s.Box.IoU(box));
        return seen is null ? Labels.Clue.Nothing : new Clue(seen.Detection.Presence, Slots(seen.Evidence));
    }

    /// <summary>The highest probability, over several ways of looking, that a symbol of this slot (null: any) is where a box is.</summary>
    public double Sees(Mat image, Box box, int? slot)
    {
        Ellipse[] cards = [.. SizesOnCard.Select(size => Math.Max(box.Width, box.Height) / size)
            .Select(r => new Ellipse(box.CenterX, box.CenterY, r, r, 0))];
        return _symbols.Read(image, cards)
            .Zip(cards, (detections, card) => (Detections: detections, Warp: new CardWarp(card)))
            .SelectMany(card => card.Detections.Where(s => card.Warp.ToImage(s.Box).IoU(box) >= SamePlace))
            .Select(s => s.Presence * (slot is { } wanted ? Slots(_gallery.Compare(s.Presence, s.Embedding))[wanted] : 1f))
            .DefaultIfEmpty()
            .Max();
    }

    /// <summary>The probability of each slot.</summary>
    public float[] Slots(SymbolEvidence evidence)
    {
        var slots = new float[_table.Deck.SlotCount];
        foreach (var symbol in _table.Deck.Symbols)
            slots[symbol.Slot] += evidence.Symbols[symbol.Index];
        return slots;
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();
}
