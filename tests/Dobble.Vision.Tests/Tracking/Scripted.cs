using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Quality;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Decks;

namespace Dobble.Vision.Tests.Tracking;

/// <summary>Cards as the reader would see them, made from the deck.</summary>
internal static class Scripted
{
    public const double Radius = 100;

    public static Deck Deck { get; } = Shipped.Classic;

    public static CardDecoder Decoder { get; } = new(Deck);

    public static ImageQuality Good { get; } = new(0.6f, 0.5f, 0);

    /// <summary>A card of the deck, of which this many symbols are seen, each as sure as told.</summary>
    public static CardReading Card(int card, double x, double y, int seen = 8, float sure = 0.95f, double radius = Radius) =>
        Reading(x, y, radius, [.. Deck.Cards[card].Take(seen).Select(slot => Shipped.Sees(Deck, Shipped.SymbolOf(Deck, slot), sure))]);

    /// <summary>A card that is read equally well as either of two cards of the deck, but not as any other.</summary>
    public static CardReading Either(int first, int second, double x, double y)
    {
        var (one, other) = (Card(first, x, y), Card(second, x, y));
        var cards = Deck.Cards.Select((_, c) => Math.Log(0.5) + Math.Max(one.Likelihood!.Cards[c], other.Likelihood!.Cards[c])).ToArray();
        var likelihood = new CardLikelihood(cards, Math.Min(one.Likelihood!.None, other.Likelihood!.None));
        return one with { Likelihood = likelihood, Posterior = Decoder.Posterior(likelihood) };
    }

    /// <summary>A round thing on which nothing can be read.</summary>
    public static CardReading Unreadable(double x, double y) => Reading(x, y, Radius, []);

    /// <summary>A card of no known deck; its symbols look along these axes.</summary>
    public static CardReading Negative(double x, double y, params int[] looks) =>
        Reading(x, y, Radius, [.. looks.Select(_ => Shipped.SeesNegative(Deck))], looks);

    private static CardReading Reading(double x, double y, double radius, SymbolEvidence[] evidence, int[]? looks = null)
    {
        var likelihood = Decoder.Likelihood(evidence);
        var posterior = Decoder.Posterior(likelihood);
        var names = Decoder.Name(evidence, posterior);
        var symbols = evidence.Select((e, i) =>
        {
            var look = looks is null ? names[i].Symbol ?? 0 : looks[i];
            var top = (float)y + (30 * look);
            var box = new Box((float)x, top, (float)x + 20, top + 20);
            return new SymbolReading(names[i].Symbol, names[i].Confidence, box, new SymbolDetection(default, e.Presence, Along(look)), e);
        });
        return new CardReading(0, new Ellipse(x, y, radius, radius, 0), 1, [.. symbols], posterior) { Likelihood = likelihood };
    }

    private static float[] Along(int axis)
    {
        var vector = new float[64];
        vector[axis] = 1;
        return vector;
    }
}
