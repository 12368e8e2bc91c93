using System.Numerics.Tensors;
using Dobble.Vision.Decks;

namespace Dobble.Vision.Recognition;

/// <summary>The prototypes that embeddings are compared with: one or more unit vectors a symbol.</summary>
public sealed class Gallery
{
    private const float UnitTolerance = 1e-3f;

    /// <summary>Makes a gallery.</summary>
    /// <param name="reader">Identity of the reader network whose embeddings these are (a hash; see the model's metadata).</param>
    /// <param name="prototypes">The prototypes of each of the deck's symbols, unit vectors of equal length; a symbol may have none.</param>
    /// <param name="scale">Factor on the cosine before the softmax (the inverse temperature), above 0.</param>
    /// <param name="unknown">Cosine at which a detection is as likely no symbol of the deck, -1 to 1.</param>
    /// <exception cref="ArgumentException">The prototypes differ in length or are no unit vectors, or a number is out of range.</exception>
    public Gallery(string reader, IReadOnlyList<IReadOnlyList<float[]>> prototypes, float scale, float unknown)
    {
        ArgumentNullException.ThrowIfNull(prototypes);
        if (!(scale > 0) || !float.IsFinite(scale) || !(unknown is >= -1 and <= 1))
            throw new ArgumentException("the scale must be above 0 and the cosine of unknown symbols -1 to 1", nameof(scale));
        var vectors = prototypes.SelectMany(p => p).ToArray();
        Dimension = vectors.Length > 0 ? vectors[0].Length : throw new ArgumentException("a gallery needs a prototype", nameof(prototypes));
        if (vectors.Any(v => v.Length != Dimension || !(Math.Abs(TensorPrimitives.Norm<float>(v) - 1) < UnitTolerance)))
            throw new ArgumentException("prototypes must be unit vectors of one length", nameof(prototypes));
        (Reader, Prototypes, Scale, Unknown) = (reader, prototypes, scale, unknown);
    }

    /// <summary>Identity of the reader network.</summary>
    public string Reader { get; }

    /// <summary>The prototypes of each of the deck's symbols.</summary>
    public IReadOnlyList<IReadOnlyList<float[]>> Prototypes { get; }

    /// <summary>Factor on the cosine before the softmax.</summary>
    public float Scale { get; }

    /// <summary>Cosine at which a detection is as likely no symbol of the deck.</summary>
    public float Unknown { get; }

    /// <summary>Length of an embedding.</summary>
    public int Dimension { get; }

    /// <summary>
    /// The file of a deck's gallery for a reader's network: the one of that name beside the network, as installed models have them, else
    /// the one beside the deck; null where the deck names none.
    /// </summary>
    public static string? PathFor(Deck deck, string readerModel)
    {
        ArgumentNullException.ThrowIfNull(deck);
        if (deck.GalleryPath is not { } beside)
            return null;
        var own = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(readerModel))!, Path.GetFileName(beside));
        return File.Exists(own) ? own : beside;
    }

    /// <summary>Loads a gallery file and checks it against its deck.</summary>
    /// <exception cref="DobbleException">Missing, broken, or made for another deck.</exception>
    public static Gallery Load(string path, Deck deck) => GalleryFile.Load(path, deck);

    /// <summary>Writes the gallery file, atomically.</summary>
    /// <param name="path">The file; replaced only once the new one is whole.</param>
    /// <param name="deck">The deck whose symbols the prototypes belong to.</param>
    /// <exception cref="DobbleException">The file cannot be written.</exception>
    public void Save(string path, Deck deck) => GalleryFile.Save(this, path, deck);

    /// <summary>Compares one embedding with the gallery: a softmax over scaled cosines in which "unknown" takes part.</summary>
    /// <param name="presence">How sure that there is a symbol, 0 to 1; passed on.</param>
    /// <param name="embedding">A unit vector of <see cref="Dimension"/> numbers.</param>
    /// <exception cref="ArgumentException">The embedding has another length.</exception>
    public SymbolEvidence Compare(float presence, ReadOnlySpan<float> embedding)
    {
        if (embedding.Length != Dimension)
            throw new ArgumentException(
                $"an embedding of {embedding.Length} numbers cannot be compared with prototypes of {Dimension}", nameof(embedding));

        var symbols = new float[Prototypes.Count];
        var sum = MathF.Exp(Scale * (Unknown - 1));
        var unknown = sum;
        for (var i = 0; i < symbols.Length; i++)
        {
            var cosine = float.NegativeInfinity;
            foreach (var prototype in Prototypes[i])
                cosine = Math.Max(cosine, TensorPrimitives.Dot(embedding, prototype));
            // Relative to a cosine of 1, so that nothing overflows.
            symbols[i] = MathF.Exp(Scale * (cosine - 1));
            sum += symbols[i];
        }

        TensorPrimitives.Divide(symbols, sum, symbols);
        return new SymbolEvidence(presence, symbols, unknown / sum);
    }
}
