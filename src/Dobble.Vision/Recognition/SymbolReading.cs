using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Vision.Recognition;

/// <summary>A symbol on a card, named.</summary>
/// <param name="Symbol">Index into the deck's symbols; null for a symbol that is not the deck's.</param>
/// <param name="Confidence">Probability that there is a symbol and that it is this one, 0 to 1; the decoded card counts as
/// evidence.</param>
/// <param name="Box">Where, in pixels of the image.</param>
/// <param name="Detection">The network's detection behind it.</param>
/// <param name="Evidence">The detection compared with the deck's gallery.</param>
public sealed record SymbolReading(int? Symbol, double Confidence, Box Box, SymbolDetection Detection, SymbolEvidence Evidence);
