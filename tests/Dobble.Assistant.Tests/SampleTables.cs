using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;
using Dobble.TestKit;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Matching;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Tests;

/// <summary>Tables as tracking would see them, made by hand from the classic deck.</summary>
internal static class SampleTables
{
    public static Deck Deck { get; } = Deck.Load(TestPaths.Deck("classic"));

    /// <summary>A card with this identity, which is also its place in the deck.</summary>
    public static TrackedCard Card(int id, double firstSeen = 0, double y = 100)
    {
        var cards = new double[Deck.Cards.Count];
        cards[id] = 1;
        var reading = new CardReading(id, new Ellipse(100 + (150 * id), y, 60, 60, 0), 0.9f, [], new CardPosterior(cards, 0));
        return new TrackedCard(reading, TimeSpan.FromSeconds(firstSeen), TimeSpan.FromSeconds(firstSeen), true);
    }

    /// <summary>Two cards and the symbol that they share; or another one, where the reading is wrong.</summary>
    public static TrackedPair Pair(int first, int second, bool decided = true, int? slot = null, double confidence = 0.999)
    {
        var shared = slot ?? Deck.SharedSlot(first, second);
        var symbol = Deck.Symbols.Index().First(s => s.Item.Slot == shared).Index;
        return new TrackedPair(new Match(first, second, symbol, confidence, new Box(10, 20, 30.04f, 40), null), decided, TimeSpan.Zero);
    }

    public static TableUpdate Update(
        TrackedCard[] cards, TrackedPair[]? pairs = null, TrackedPair[]? decided = null, TrackedPair[]? withdrawn = null,
        TrackedCard[]? appeared = null, TrackedCard[]? gone = null, NoAnswerReason? noAnswer = null) =>
        new(cards, pairs ?? [], appeared ?? [], gone ?? [], decided ?? [], withdrawn ?? [], noAnswer);

    /// <summary>What is known after a frame; what is spoken is what is answered too.</summary>
    public static TableState State(TableUpdate table, long frame = 0, TrackedPair[]? spoken = null, TrackedPair[]? mistakes = null) =>
        new(frame, TimeSpan.FromSeconds(frame / 30.0), TimeSpan.FromMilliseconds(20), 1280, 720, Deck, table, spoken ?? [], mistakes ?? [])
        {
            Say = spoken is null ? null : new Utterance(spoken, CutsOff: false),
            Announced = spoken ?? [],
        };
}
