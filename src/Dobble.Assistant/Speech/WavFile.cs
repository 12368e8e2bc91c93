using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Dobble.Assistant.Speech;

/// <summary>Reads and writes WAV files of 16-bit samples.</summary>
internal static class WavFile
{
    /// <summary>Bytes before the samples of a file that <see cref="Header"/> begins.</summary>
    public const int HeaderLength = 44;

    private const int MaxRate = 192_000;

    /// <summary>The sound of a file, its channels mixed into one.</summary>
    /// <exception cref="InvalidDataException">It is no WAV file of 16-bit samples, or is cut short before them.</exception>
    public static (short[] Samples, int Rate) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
            throw new InvalidDataException("this is no WAV file");
        var (channels, rate) = (0, 0);
        for (var at = 12; at + 8 <= file.Length;)
        {
            var name = file[at..(at + 4)];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            var body = file[(at + 8)..];
            if (name.SequenceEqual("fmt "u8) && body.Length >= 16)
                (channels, rate) = Format(body);
            // A program that writes into a pipe cannot know the length.
            if (name.SequenceEqual("data"u8) && channels > 0)
                return (Mono(body[..(int)Math.Min(length, body.Length)], channels), rate);
            at += 8 + (int)Math.Min(length + (length & 1L), file.Length);
        }

        throw new InvalidDataException("there is no sound in it");
    }

    /// <summary>A whole file.</summary>
    public static byte[] Write(ReadOnlySpan<short> samples, int rate)
    {
        var bytes = MemoryMarshal.AsBytes(samples);
        return [.. Header(bytes.Length, rate), .. bytes];
    }

    /// <summary>The start of a file of one channel.</summary>
    public static byte[] Header(int bytes, int rate)
    {
        var header = new byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), HeaderLength - 8 + bytes);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), 2 * rate);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), bytes);
        return header;
    }

    private static (int Channels, int Rate) Format(ReadOnlySpan<byte> format)
    {
        var (kind, channels) = (BinaryPrimitives.ReadInt16LittleEndian(format), BinaryPrimitives.ReadInt16LittleEndian(format[2..]));
        var (rate, bits) = (BinaryPrimitives.ReadInt32LittleEndian(format[4..]), BinaryPrimitives.ReadInt16LittleEndian(format[14..]));
        const int pcm = 1, extensible = -2;
        if (kind is not (pcm or extensible) || bits != 16 || channels is < 1 or > 8 || rate is < 1000 or > MaxRate)
            throw new InvalidDataException($"its sound has {bits} bits, {channels} channels, {rate} samples a second; 16 bits are needed");
        return (channels, rate);
    }

    private static short[] Mono(ReadOnlySpan<byte> data, int channels)
    {
        var all = MemoryMarshal.Cast<byte, short>(data[..(data.Length / 2 * 2)]);
        var mono = new short[all.Length / channels];
        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0;
            for (var c = 0; c < channels; c++)
                sum += all[(i * channels) + c];
            mono[i] = (short)(sum / channels);
        }

        return mono;
    }
}
