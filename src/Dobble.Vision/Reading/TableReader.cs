using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Vision.Reading;

/// <summary>The whole reading path for one picture: find, refine, straighten, read, name, decode, match.</summary>
public sealed class TableReader : IDisposable
{
    /// <summary>Loads networks, deck and gallery, and warms up.</summary>
    /// <exception cref="DobbleException">A file is missing, broken, or does not fit the others.</exception>
    public TableReader(ReaderOptions options) => throw new NotImplementedException();

    /// <summary>The deck that is read.</summary>
    public Deck Deck => throw new NotImplementedException();

    /// <summary>Reads a BGR picture.</summary>
    public TableReading Read(Mat picture) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
