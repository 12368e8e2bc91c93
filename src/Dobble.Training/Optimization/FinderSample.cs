using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Optimization;

/// <summary>A picture of the network's input size with the cards on it, for CardFinder's training.</summary>
/// <param name="Picture">BGR; the caller's.</param>
/// <param name="Cards">The cards' outlines in pixels of the picture, and the share of each that can be seen, 0 to 1.</param>
internal sealed record FinderSample(Mat Picture, IReadOnlyList<(Ellipse Outline, double Visible)> Cards) : IDisposable
{
    public void Dispose() => Picture.Dispose();
}
