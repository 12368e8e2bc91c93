using System.Runtime.InteropServices;
using System.Text;
using Dobble.Vision.Decks;
using Dobble.Vision.Files;

namespace Dobble.Vision.Recognition;

/// <summary>
/// The gallery on disk: magic, version, reader identity, scale, unknown, dimension, then for each symbol its identifier and
/// its prototypes as 32-bit floats, all little-endian; at the end the magic again, which a cut-off file lacks.
/// </summary>
internal static class GalleryFile
{
    private const uint Magic = 0x4C474244; // "DBGL"
    private const int Version = 1;
    private const int MaxPrototypes = 1000;
    private const int LargestDimension = 4096;

    public static Gallery Load(string path, Deck deck)
    {
        if (!File.Exists(path))
            throw new DobbleException($"{path}: no such gallery; make it with `dobble-train gallery`, or name another deck");
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)), Encoding.UTF8);
            if (reader.ReadUInt32() != Magic)
                throw new DobbleException($"{path}: is no gallery; make it with `dobble-train gallery`");
            var version = reader.ReadInt32();
            if (version != Version)
                throw new DobbleException(
                    $"{path}: gallery version {version}, this program reads {Version}; make it again with `dobble-train gallery`");
            return Read(reader, path, deck);
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or FormatException)
        {
            throw new DobbleException($"{path}: the gallery is broken; make it again with `dobble-train gallery`", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    public static void Save(Gallery gallery, string path, Deck deck)
    {
        if (gallery.Prototypes.Count != deck.Symbols.Count)
            throw new ArgumentException(
                $"the gallery has {gallery.Prototypes.Count} symbols, the deck {deck.Symbols.Count}", nameof(gallery));
        try
        {
            AtomicFile.Write(path, part => Write(gallery, part, deck));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: the gallery cannot be written: {e.Message}", e);
        }
    }

    private static void Write(Gallery gallery, string path, Deck deck)
    {
        using var writer = new BinaryWriter(File.Create(path), Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(gallery.Reader);
        writer.Write(gallery.Scale);
        writer.Write(gallery.Unknown);
        writer.Write(gallery.Dimension);
        writer.Write(deck.Symbols.Count);
        foreach (var symbol in deck.Symbols)
        {
            writer.Write(symbol.Id);
            writer.Write(gallery.Prototypes[symbol.Index].Count);
            foreach (var prototype in gallery.Prototypes[symbol.Index])
                writer.Write(MemoryMarshal.AsBytes(prototype.AsSpan()));
        }

        writer.Write(Magic);
    }

    private static Gallery Read(BinaryReader reader, string path, Deck deck)
    {
        var identity = reader.ReadString();
        var (scale, unknown) = (reader.ReadSingle(), reader.ReadSingle());
        var dimension = Within(reader.ReadInt32(), 1, LargestDimension);
        var count = reader.ReadInt32();
        if (count != deck.Symbols.Count)
            throw new DobbleException(
                $"{path}: has {count} symbols, the deck {deck.Name} has {deck.Symbols.Count}; make it again with `dobble-train gallery`");
        var prototypes = new float[count][][];
        for (var i = 0; i < count; i++)
        {
            var id = reader.ReadString();
            if (id != deck.Symbols[i].Id)
                throw new DobbleException(
                    $"{path}: symbol {i} is '{id}', the deck {deck.Name} has '{deck.Symbols[i].Id}' there; "
                        + "make it again with `dobble-train gallery`");
            prototypes[i] = new float[Within(reader.ReadInt32(), 0, MaxPrototypes)][];
            for (var j = 0; j < prototypes[i].Length; j++)
            {
                prototypes[i][j] = new float[dimension];
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(prototypes[i][j].AsSpan()));
            }
        }

        return reader.ReadUInt32() == Magic && reader.BaseStream.Position == reader.BaseStream.Length
            ? new Gallery(identity, prototypes, scale, unknown)
            : throw new FormatException("the end is missing");
    }

    private static int Within(int value, int min, int max) =>
        value >= min && value <= max ? value : throw new FormatException("a count is out of range");
}
