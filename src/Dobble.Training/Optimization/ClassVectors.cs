using Dobble.Vision;
using Dobble.Vision.Files;
using Dobble.Vision.Inference;

namespace Dobble.Training.Optimization;

/// <summary>
/// The vectors that a reader's training gave to symbols, by name, so that a later training with other symbols can go on from them.
/// </summary>
/// <param name="Names">The symbols.</param>
/// <param name="Vectors">A vector for each.</param>
internal sealed record ClassVectors(IReadOnlyList<string> Names, IReadOnlyList<float[]> Vectors)
{
    private const int Max = 100_000;

    /// <summary>Writes a file.</summary>
    public void Save(string path) => AtomicFile.Write(path, part =>
    {
        using var writer = new BinaryWriter(File.Create(part));
        writer.Write(Names.Count);
        for (var i = 0; i < Names.Count; i++)
        {
            writer.Write(Names[i]);
            writer.Write(Vectors[i].Length);
            foreach (var value in Vectors[i])
                writer.Write(value);
        }
    });

    /// <summary>Reads a file.</summary>
    /// <exception cref="DobbleException">It is broken.</exception>
    public static ClassVectors Load(string path)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            var count = reader.ReadInt32();
            if (count is < 0 or > Max)
                throw new InvalidDataException();
            var (names, vectors) = (new string[count], new float[count][]);
            for (var i = 0; i < count; i++)
            {
                names[i] = reader.ReadString();
                if (reader.ReadInt32() != ReaderGrid.Dimensions)
                    throw new InvalidDataException();
                vectors[i] = new float[ReaderGrid.Dimensions];
                for (var j = 0; j < vectors[i].Length; j++)
                    vectors[i][j] = reader.ReadSingle();
            }

            return new ClassVectors(names, vectors);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new DobbleException($"{path}: is no file of class vectors; take the model's folder from where it came from again", e);
        }
    }
}
