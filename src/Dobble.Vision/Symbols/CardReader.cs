using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Vision.Symbols;

/// <summary>Straightens cards and reads the symbols of all of them in one batch.</summary>
public sealed class CardReader : IDisposable
{
    /// <summary>Loads the network.</summary>
    public CardReader(string modelPath, string provider = "auto") => throw new NotImplementedException();

    /// <summary>Identity of the network (a hash), which a gallery must name.</summary>
    public string Identity => throw new NotImplementedException();

    /// <summary>Reads the cards with these outlines; one list of sightings a card, in order, boxes in crop pixels.</summary>
    public IReadOnlyList<IReadOnlyList<Sighting>> Read(Mat picture, IReadOnlyList<Ellipse> outlines) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
