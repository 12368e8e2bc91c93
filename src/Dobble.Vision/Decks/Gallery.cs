namespace Dobble.Vision.Decks;

/// <summary>The prototypes that embeddings are compared with: one or more unit vectors a symbol.</summary>
public sealed class Gallery
{
    /// <summary>Makes a gallery.</summary>
    /// <param name="reader">Identity of the reader network whose embeddings these are (a hash; see the model's metadata).</param>
    /// <param name="prototypes">The prototypes of each of the deck's symbols, unit vectors of equal length; a symbol may have none.</param>
    /// <param name="scale">Factor on the cosine before the softmax (the inverse temperature).</param>
    /// <param name="unknown">Cosine at which a sighting is as likely no symbol of the deck.</param>
    public Gallery(string reader, IReadOnlyList<IReadOnlyList<float[]>> prototypes, float scale, float unknown) => throw new NotImplementedException();

    /// <summary>Identity of the reader network.</summary>
    public string Reader => throw new NotImplementedException();

    /// <summary>Loads a gallery file and checks it against its deck.</summary>
    /// <exception cref="DobbleException">Missing, broken, or made for another deck.</exception>
    public static Gallery Load(string path, Deck deck) => throw new NotImplementedException();

    /// <summary>Writes the gallery file, atomically.</summary>
    public void Save(string path, Deck deck) => throw new NotImplementedException();

    /// <summary>Compares one embedding with the gallery.</summary>
    public SymbolEvidence Compare(float presence, ReadOnlySpan<float> embedding) => throw new NotImplementedException();
}
