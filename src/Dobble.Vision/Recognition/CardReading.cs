using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Vision.Recognition;

/// <summary>A card in an image, read.</summary>
/// <param name="Id">Identity within the reading (over frames, once tracked).</param>
/// <param name="Outline">Outline in pixels of the image.</param>
/// <param name="Score">How sure the finder is, 0 to 1.</param>
/// <param name="Symbols">The symbols seen on it.</param>
/// <param name="Posterior">Which card of the deck it is.</param>
public sealed record CardReading(
    int Id, Ellipse Outline, float Score, IReadOnlyList<SymbolReading> Symbols, CardPosterior Posterior)
{
    /// <summary>
    /// How well each card of the deck explains this one observation, to be added up over frames; null where the card was not read from an
    /// image.
    /// </summary>
    public CardLikelihood? Likelihood { get; init; }

    /// <summary>
    /// What each symbol looks like alone and large, embeddings in the order of <see cref="Symbols"/>; null where nobody looked so closely.
    /// </summary>
    public IReadOnlyList<float[]>? CloseUps { get; init; }

    /// <summary>The symbols by their looks, for cards that are known by nothing else.</summary>
    internal SymbolView[] Views =>
        [.. Symbols.Select((symbol, i) => new SymbolView(
            symbol.Detection.Box, symbol.Detection.Presence, symbol.Detection.Embedding, CloseUps?[i] ?? symbol.Detection.Embedding))];
}
