using OpenCvSharp;

namespace Dobble.Scenes.Tables;

/// <summary>A rendered picture of a table and what is truly on it. Owns the picture.</summary>
/// <param name="Picture">8-bit BGR.</param>
/// <param name="Cards">The cards, also the wholly covered ones, from the lowest to the topmost.</param>
public sealed record TableScene(Mat Picture, IReadOnlyList<PlacedCard> Cards) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Picture.Dispose();
}
