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
        var best = BestView(view.Symbols, SameCard.Align);
        if (best is null && _views.Count > 0)
            return false;
        _views.Add(view);
        for (var i = 0; i < view.Symbols.Count; i++)
        {
            if (best?.Symbols[i] is { } place)
                _symbols[SymbolAt(best.Value.View, place)].Add((_views.Count - 1, i));
            else
                _symbols.Add([(_views.Count - 1, i)]);
        }

        return true;
    }

    /// <summary>Where it lay when it was last taken, in pixels of that image.</summary>
    public Geometry.Ellipse? Taken { get; set; }

    /// <summary>How much these symbols, as the whole card shows them, look like those of this card; 0 where they are not.</summary>
    public double LikenessAtAGlance(IReadOnlyList<SymbolView> symbols) => BestView(symbols, SameCard.AlignAtAGlance)?.Score ?? 0;

    /// <summary>
    /// What is known of the symbols of a card that a glance shows: where they are now, those too that the glance missed, and what close looks
    /// saw of them.
    /// </summary>
    public IReadOnlyList<SymbolView> Recall(IReadOnlyList<SymbolView> glance)
    {
        if (BestView(glance, SameCard.AlignAtAGlance) is not { } best)
            return [.. glance];
        var view = _views[best.View].Symbols;
        var known = new List<SymbolView>(view.Count);
        var moved = new List<(SymbolView Before, SymbolView Now)>(view.Count);
        for (var i = 0; i < glance.Count; i++)
        {
            if (best.Symbols[i] is not { } place)
                continue;
            var (now, symbol) = (glance[i], SymbolAt(best.View, place));
            moved.Add((view[place], now));
            known.Add(now with { CloseUp = CloseUp(symbol), Presence = Math.Max(now.Presence, Presence(symbol)) });
        }

        var turn = SameCard.Turn(moved);
        foreach (var place in Enumerable.Range(0, view.Count).Where(place => !best.Symbols.Contains(place)))
        {
            var (box, symbol) = (SameCard.Turned(view[place].Box, turn), SymbolAt(best.View, place));
            if (!known.Exists(other => CloseReader.IsSame(other.Box, box)))
                known.Add(view[place] with { Box = box, CloseUp = CloseUp(symbol), Presence = Presence(symbol) });
        }

        return known;
    }

    /// <summary>How much these symbols look like those of this card; 0 where they are not.</summary>
    public double Likeness(IReadOnlyList<SymbolView> symbols) => BestView(symbols, SameCard.Align)?.Score ?? 0;

    /// <summary>How sure it is that there is a symbol, 0 to 1, over all views.</summary>
    public float Presence(int symbol) => _symbols[symbol].Sum(at => At(at).Presence) / _views.Count;

    /// <summary>What a symbol looks like alone and large, over all views.</summary>
    public float[] CloseUp(int symbol) => CloseReader.Mean([.. _symbols[symbol].Select(at => At(at).CloseUp)]);

    /// <summary>The view that another is most like, and where each symbol of the other stands in it.</summary>
    private (int View, int?[] Symbols, double Score)? BestView(
        IReadOnlyList<SymbolView> other,
        Func<IReadOnlyList<SymbolView>, IReadOnlyList<SymbolView>, (int?[] Symbols, double Score)?> align)
    {
        (int View, int?[] Symbols, double Score)? best = null;
        for (var v = 0; v < _views.Count; v++)
        {
            if (align(other, _views[v].Symbols) is { } aligned && !(aligned.Score <= best?.Score))
                best = (v, aligned.Symbols, aligned.Score);
        }

        return best;
    }

    private int SymbolAt(int view, int place) => _symbols.FindIndex(symbol => symbol.Contains((view, place)));

    private SymbolView At((int View, int Place) at) => _views[at.View].Symbols[at.Place];

    /// <summary>One look at the card.</summary>
    /// <param name="Image">Name of its portrait's file.</param>
    /// <param name="Symbols">What was seen.</param>
    internal sealed record View(string Image, IReadOnlyList<SymbolView> Symbols);
}
