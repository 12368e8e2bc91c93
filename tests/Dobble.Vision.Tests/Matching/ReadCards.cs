using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Decks;

namespace Dobble.Vision.Tests.Matching;

/// <summary>Cards as the reader would have read them.</summary>
internal static class ReadCards
{
    private static readonly Deck Deck = Shipped.Classic;

    private static readonly CardDecoder Decoder = new(Deck);

    public static Box BoxAt(int card, int slot) => new(card * 100, slot * 10, (card * 100) + 9, (slot * 10) + 9);

    /// <summary>A card on which these slots are seen, each in its own place.</summary>
    public static CardReading Card(int id, IEnumerable<int> slots, Func<int, int>? symbolOf = null)
    {
        symbolOf ??= slot => Shipped.SymbolOf(Deck, slot);
        return Seen(id, [.. slots.Select(s => (s, Shipped.Sees(Deck, symbolOf(s)), s))]);
    }

    /// <summary>What may be either of two symbols, a little rather the first.</summary>
    public static SymbolEvidence InDoubt(DeckSymbol rather, DeckSymbol or)
    {
        var sees = Shipped.Sees(Deck, rather.Index);
        var seen = sees.Symbols[rather.Index] + sees.Symbols[or.Index];
        float[] symbols = [.. sees.Symbols];
        (symbols[rather.Index], symbols[or.Index]) = (0.6f * seen, 0.4f * seen);
        return sees with { Symbols = symbols };
    }

    /// <summary>A card of no known deck; its symbols look along these axes.</summary>
    public static CardReading Negative(int id, IEnumerable<int> looks) =>
        Seen(id, [.. looks.Select(l => (l, Shipped.SeesNegative(Deck), l))]);

    /// <summary>A card of no known deck with one symbol that looks like this.</summary>
    public static CardReading Looking(int id, float[] look)
    {
        var card = Negative(id, [0]);
        return card with
        {
            Symbols = [card.Symbols[0] with { Detection = card.Symbols[0].Detection with { Embedding = look } }],
            Posterior = Foreign(1),
        };
    }

    /// <summary>Of no known deck with this probability, and of every card of the deck as likely as of another.</summary>
    public static CardPosterior Foreign(double none) =>
        new([.. Enumerable.Repeat((1 - none) / Deck.Cards.Count, Deck.Cards.Count)], none);

    public static CardReading Faint(CardReading card, int symbol) => card with
    {
        Symbols = [.. card.Symbols.Select((s, i) => i == symbol ? s with { Detection = s.Detection with { Presence = 0.3f } } : s)],
    };

    /// <summary>A card one of whose symbols is called this, of whose looks it is as sure.</summary>
    public static CardReading Named(CardReading card, int symbol, int name, float sure = 0.99f) => card with
    {
        Symbols = [.. card.Symbols.Select((s, i) => i == symbol ? s with { Symbol = name, Evidence = Shipped.Sees(Deck, name, sure) } : s)],
    };

    /// <summary>As it was named, though it looks a little like anything.</summary>
    public static SymbolReading Unclear(SymbolReading symbol)
    {
        var even = new float[symbol.Evidence.Symbols.Length];
        Array.Fill(even, 1f / even.Length);
        return symbol with { Evidence = symbol.Evidence with { Symbols = even } };
    }

    public static CardReading Seen(int id, (int Place, SymbolEvidence Evidence, int Look)[] seen)
    {
        SymbolEvidence[] evidence = [.. seen.Select(s => s.Evidence)];
        var posterior = Decoder.Decode(evidence);
        var names = Decoder.Name(evidence, posterior);
        var symbols = seen.Select((s, i) => new SymbolReading(
            names[i].Symbol, names[i].Confidence, BoxAt(id, s.Place), new SymbolDetection(default, s.Evidence.Presence, Along(s.Look)),
            s.Evidence));
        return new CardReading(id, new Ellipse(0, 0, 100, 100, 0), 1, [.. symbols], posterior);
    }

    /// <summary>A direction with this cosine to an axis.</summary>
    public static float[] Leaning(int axis, float cosine)
    {
        var vector = Along(axis);
        (vector[axis], vector[axis + 1]) = (cosine, MathF.Sqrt(1 - (cosine * cosine)));
        return vector;
    }

    public static float[] Along(int axis)
    {
        var vector = new float[64];
        vector[axis] = 1;
        return vector;
    }
}
