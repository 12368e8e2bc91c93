using OpenCvSharp;

namespace Dobble.Perf.Finding;

/// <summary>A card that is truly on an image.</summary>
/// <param name="SymbolCenters">The middles of its symbols' boxes, in pixels of the image.</param>
internal sealed record TrueCard(IReadOnlyList<Point2d> SymbolCenters);
