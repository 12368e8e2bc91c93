using System.Buffers.Binary;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Assistant.Decks;

/// <summary>
/// Looks at the end of a zip archive before anything is made of it: the record there says how long the list of its entries is, which a
/// reader would take in whole.
/// </summary>
internal static class ArchiveIndex
{
    private const uint EndOfDirectory = 0x06054b50;
    private const int EndLength = 22;
    private const int LargestIndex = 1_000_000;
    private const int MaxEntries = 10_000;

    /// <summary>Opens an archive that is not too large, nor its list of entries; the caller closes it.</summary>
    /// <exception cref="DobbleException">It is missing, no archive, or too large.</exception>
    public static FileStream Require(string path, long largest)
    {
        if (ReadableFile.Fault(path) is { } fault)
            throw new DobbleException($"{path}: {fault}");
        var file = File.OpenRead(path);
        try
        {
            if (file.Length > largest)
                throw new DobbleException($"{path}: {file.Length} bytes are too many for a deck; at most {largest / 1_000_000} MB");
            Check(file, path);
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // Archives of decks have no remark, so that the record is the very end, and the list ends where it begins.
    private static void Check(FileStream file, string path)
    {
        Span<byte> end = stackalloc byte[EndLength];
        if (file.Length >= EndLength)
        {
            file.Position = file.Length - EndLength;
            file.ReadExactly(end);
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndOfDirectory)
            throw new DobbleException($"{path}: is no deck; name a file that dobble deck export wrote");
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var (length, start) = (BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        if (entries > MaxEntries || length > LargestIndex || start + (long)length != file.Length - EndLength)
            throw new DobbleException($"{path}: has more in it than a deck has; name a file that dobble deck export wrote");
    }
}
