using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>An image of the network's input size with the cards on it, for CardFinder's training.</summary>
/// <param name="Image">BGR; the caller's.</param>
/// <param name="Cards">The cards' outlines in pixels of the image, and the share of each that can be seen, 0 to 1.</param>
internal sealed record FinderSample(Mat Image, IReadOnlyList<(Ellipse Outline, double Visible)> Cards) : IDisposable
{
    public void Dispose() => Image.Dispose();
}
