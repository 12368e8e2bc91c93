using Dobble.Data.Evaluation;
using Dobble.TestKit;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;

namespace Dobble.Data.Tests.Evaluation;

/// <summary>A row of cards of the classic deck with a reading made by hand, right unless a test spoils it.</summary>
internal sealed class HandMadeTable
{
    public const int Width = 800, Height = 200;
    private const double Radius = 90;

    public static Deck Deck { get; } = Deck.Load(TestPaths.Deck("classic"));

    public HandMadeTable(params int[] cards)
    {
        Truth = new PhotoTruth("row_1.jpg", "row", Width, Height, [.. cards.Select(TrueCard)], []);
        Found.AddRange(cards.Select(Reading));
    }

    public PhotoTruth Truth { get; set; }

    public List<CardReading> Found { get; } = [];

    public List<Match> Matches { get; } = [];

    public PhotoScore Score(double threshold = 0.9) => new PhotoScorer(Deck, threshold).Score(
        Truth, new TableReading(Width, Height, new StageTimes(TimeSpan.FromMilliseconds(10), default, default, default), Found, Matches));

    /// <summary>Says that two found cards share a slot's symbol.</summary>
    public HandMadeTable Say(int first, int second, int slot, double confidence = 0.99)
    {
        Matches.Add(new Match(first, second, SymbolOf(slot), confidence, null, null));
        return this;
    }

    public static int SymbolOf(int slot) => Deck.Symbols.First(s => s.Slot == slot).Index;

    public static Ellipse Outline(int place, double radius = Radius) => new(100 + (200 * place), 100, radius, radius, 0);

    public static SymbolReading Symbol(int? symbol, Box box, double confidence = 0.9) => new(
        symbol, confidence, box, new SymbolDetection(box, 0.9f, [1f]), new SymbolEvidence(0.9f, new float[Deck.Symbols.Count], 0));

    public static CardPosterior Posterior(int? card)
    {
        var cards = new double[Deck.Cards.Count];
        if (card is { } index)
            cards[index] = 1;
        return new CardPosterior(cards, card is null ? 1 : 0);
    }

    private static TrueCard TrueCard(int card, int place) =>
        new(card, [.. Deck.Cards[card].Select((slot, i) => new TrueSymbol(slot, Box(place, i)))]);

    private static CardReading Reading(int card, int place) => new(
        place, Outline(place), 0.9f, [.. Deck.Cards[card].Select((slot, i) => Symbol(SymbolOf(slot), Box(place, i)))], Posterior(card));

    private static Box Box(int place, int symbol)
    {
        var (s, c) = Math.SinCos(symbol * Math.PI / 4);
        var (x, y) = ((float)(100 + (200 * place) + (65 * c)), (float)(100 + (65 * s)));
        return new Box(x - 15, y - 15, x + 15, y + 15);
    }
}
