using OpenCvSharp;

namespace Dobble.Vision.Cards;

/// <summary>Finds the cards of a picture: a small network on the downscaled picture.</summary>
public sealed class CardFinder : IDisposable
{
    /// <summary>Loads the network.</summary>
    public CardFinder(string modelPath, string provider = "auto") => throw new NotImplementedException();

    /// <summary>Finds cards in a BGR picture; outlines are the network's, not yet refined (see <see cref="OutlineRefiner"/>).</summary>
    public IReadOnlyList<FoundCard> Find(Mat picture) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
