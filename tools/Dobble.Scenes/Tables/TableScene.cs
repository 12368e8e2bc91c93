using OpenCvSharp;

namespace Dobble.Scenes.Tables;

/// <summary>A rendered image of a table and what is truly on it. Owns the image.</summary>
/// <param name="Image">8-bit BGR.</param>
/// <param name="Cards">The cards, also the wholly covered ones, from the lowest to the topmost.</param>
public sealed record TableScene(Mat Image, IReadOnlyList<PlacedCard> Cards) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Image.Dispose();
}
