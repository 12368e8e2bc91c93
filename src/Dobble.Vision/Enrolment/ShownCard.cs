using Dobble.Vision.Recognition;

namespace Dobble.Vision.Enrolment;

/// <summary>A card as it was shown, once or more often.</summary>
internal sealed class ShownCard
{
    private readonly List<View> _views = [];
    private readonly List<List<(int View, int Place)>> _symbols = [];

    /// <summary>What was seen of each symbol, in all views.</summary>
    public IReadOnlyList<IReadOnlyList<(int View, int Place)>> Symbols => _symbols;

    /// <summary>The views.</summary>
    public IReadOnlyList<View> Views => _views;

    /// <summary>Adds a view, if it is of this card or the first one.</summary>
    /// <returns>Whether it is.</returns>
    public bool Add(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var aligned = _views.Count == 0 ? new int?[view.Symbols.Count] : Align(view);
        if (aligned is null)
            return false;
        _views.Add(view);
        for (var i = 0; i < view.Symbols.Count; i++)
        {
            if (aligned[i] is { } symbol)
                _symbols[symbol].Add((_views.Count - 1, i));
            else
                _symbols.Add([(_views.Count - 1, i)]);
        }

        return true;
    }

    /// <summary>Where it lay when it was last taken, in pixels of that image.</summary>
    public Geometry.Ellipse? Taken { get; set; }

    /// <summary>Whether these are the symbols of this card, as the whole card shows them.</summary>
    public bool ShowsAtAGlance(IReadOnlyList<SymbolView> symbols) =>
        _views.Exists(view => SameCard.Align(symbols, view.Symbols, atAGlance: true) is not null);

    /// <summary>What is known of the symbols that a glance shows: where they are now, and what close looks saw of them.</summary>
    public IReadOnlyList<SymbolView> Recall(IReadOnlyList<SymbolView> glance)
    {
        SymbolView[] plain = [.. Enumerable.Range(0, _symbols.Count).Select(s => At(_symbols[s][0]))];
        var aligned = SameCard.Align(glance, plain, atAGlance: true);
        if (aligned is null)
            return [.. glance];
        return [.. glance.Zip(aligned).Where(pair => pair.Second is not null)
            .Select(pair => (Seen: pair.First, Symbol: pair.Second!.Value))
            .Select(pair => pair.Seen with
            {
                CloseUp = CloseUp(pair.Symbol), Presence = Math.Max(pair.Seen.Presence, Presence(pair.Symbol)),
            })];
    }

    /// <summary>Whether these are the symbols of this card.</summary>
    public bool Shows(IReadOnlyList<SymbolView> symbols) => _views.Exists(view => SameCard.Align(symbols, view.Symbols) is not null);

    /// <summary>How sure it is that there is a symbol, 0 to 1, over all views.</summary>
    public float Presence(int symbol) => _symbols[symbol].Sum(at => At(at).Presence) / _views.Count;

    /// <summary>What a symbol looks like alone and large, over all views.</summary>
    public float[] CloseUp(int symbol) => CloseReader.Mean([.. _symbols[symbol].Select(at => At(at).CloseUp)]);

    private SymbolView At((int View, int Place) at) => _views[at.View].Symbols[at.Place];

    /// <summary>For each symbol of a view which of the card's it is; null where it is a view of another card.</summary>
    private int?[]? Align(View view)
    {
        for (var v = 0; v < _views.Count; v++)
        {
            if (SameCard.Align(view.Symbols, _views[v].Symbols) is { } aligned)
                return Array.ConvertAll(aligned, place => place is { } p ? _symbols.FindIndex(s => s.Contains((v, p))) : (int?)null);
        }

        return null;
    }

    /// <summary>One look at the card.</summary>
    /// <param name="Image">Name of its portrait's file.</param>
    /// <param name="Symbols">What was seen.</param>
    internal sealed record View(string Image, IReadOnlyList<SymbolView> Symbols);
}
