using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Dobble.Vision.Native;

/// <summary>
/// The first bytes of a shared library, which tell what machine it is for. The dynamic linker calls a library for another one missing.
/// </summary>
internal static class ElfHeader
{
    /// <summary>
    /// The machine of a file: an architecture's name, <c>another machine</c>, or null for what is no 64-bit shared library.
    /// </summary>
    public static string? Machine(string path)
    {
        Span<byte> header = stackalloc byte[20];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.StartsWith("\u007fELF\u0002"u8))
            return null;
        return BinaryPrimitives.ReadUInt16LittleEndian(header[18..]) switch
        {
            62 => nameof(Architecture.X64),
            183 => nameof(Architecture.Arm64),
            _ => "another machine",
        };
    }

    /// <summary>Whether the file reaches to its table of sections, its end; the dynamic linker crashes on one that was cut short.</summary>
    public static bool IsWhole(string path)
    {
        Span<byte> header = stackalloc byte[64];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            return false;
        var (start, size, count) = (
            BinaryPrimitives.ReadInt64LittleEndian(header[40..]),
            BinaryPrimitives.ReadUInt16LittleEndian(header[58..]),
            BinaryPrimitives.ReadUInt16LittleEndian(header[60..]));
        return start + (size * count) <= file.Length;
    }
}
