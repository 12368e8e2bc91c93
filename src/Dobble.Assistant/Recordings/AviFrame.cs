using System.Buffers.Binary;

namespace Dobble.Assistant.Recordings;

/// <summary>
/// An image in a motion-JPEG AVI file. Before each stands a chunk that players skip (<c>JUNK</c>) with its number and time,
/// so that an image that is whole has them always.
/// </summary>
/// <param name="Offset">Where the JPEG begins in the file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Number">Number of the image, counted from the session's first; those that were dropped are missing.</param>
/// <param name="Time">Time since the session's first image.</param>
internal readonly record struct AviFrame(long Offset, int Length, long Number, TimeSpan Time)
{
    /// <summary>Bytes before the JPEG: the chunk with number and time, and the head of the image's own.</summary>
    public const int HeadLength = 32;

    /// <summary>More than any image takes.</summary>
    private const int MaxLength = 64 << 20;

    /// <summary>Longer pauses are damage: who plays or scores a recording fills them.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    /// <summary>Where the image's own chunk begins.</summary>
    public long ChunkOffset => Offset - 8;

    /// <summary>Where the next one's head begins: chunks begin at even places.</summary>
    public long End => Offset + Length + (Length & 1);

    /// <summary>Writes what stands before the JPEG.</summary>
    public void WriteHead(Span<byte> head)
    {
        "JUNK"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], 16);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], Number);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], Time.Ticks);
        "00dc"u8.CopyTo(head[24..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], Length);
    }

    /// <summary>
    /// The images of a file, as far as they are whole: one whose writing was cut off plays up to there. Those whose time cannot be are left
    /// out.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<AviFrame> ReadAll(string path)
    {
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        var frames = new List<AviFrame>();
        Span<byte> head = stackalloc byte[HeadLength];
        var at = (long)AviHeader.Length;
        while (RandomAccess.Read(file, head, at) == HeadLength && ReadHead(head, at) is { } frame && frame.Offset + frame.Length <= length)
        {
            if (frames.Count == 0 ? frame.Time >= TimeSpan.Zero : frame.Time >= frames[^1].Time && frame.Time - frames[^1].Time <= MaxPause)
                frames.Add(frame);
            at = frame.End;
        }

        return frames;
    }

    private static AviFrame? ReadHead(ReadOnlySpan<byte> head, long at)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(head[28..]);
        return head.StartsWith("JUNK"u8) && head[24..].StartsWith("00dc"u8) && length is > 0 and <= MaxLength
            ? new AviFrame(
                at + HeadLength, length, BinaryPrimitives.ReadInt64LittleEndian(head[8..]),
                TimeSpan.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(head[16..])))
            : null;
    }
}
