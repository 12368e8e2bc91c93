#pragma warning disable IDE0005 // The build compiles this file alone, without the usings that projects have.
using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;

namespace Dobble.Build;

/// <summary>
/// Copies a shared library and marks one version that it requires as weak, so that the loader goes on where that version is missing.
/// Only for a version that nothing but a marker depends on: one symbol that no relocation refers to. WeakVersion.targets says what for.
/// </summary>
public sealed class WeakVersion : Microsoft.Build.Utilities.Task
{
    private const uint Relocations = 4, Symbols = 11, RequiredVersions = 0x6ffffffe, SymbolVersions = 0x6fffffff;
    private const ushort Weak = 2;

    /// <summary>The library that is read.</summary>
    [Required]
    public string Library { get; set; } = "";

    /// <summary>The file that is written.</summary>
    [Required]
    public string Copy { get; set; } = "";

    /// <summary>The required version, <c>GLIBCXX_3.4.32</c> for example.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>The mangled name of the marker, the one symbol of that version.</summary>
    [Required]
    public string Marker { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var library = File.ReadAllBytes(Library);
            Weaken(library, Version, Marker);
            var unfinished = Copy + ".new";
            File.WriteAllBytes(unfinished, library);
            File.Delete(Copy);
            File.Move(unfinished, Copy);
            return true;
        }
        catch (InvalidDataException e)
        {
            Log.LogError($"{Library} cannot be made to run on this system's libstdc++: {e.Message} (docs/install.md, \"TorchSharp\")");
            return false;
        }
    }

    /// <summary>Sets the flag in the library's bytes; a second time changes nothing.</summary>
    /// <exception cref="InvalidDataException">
    /// It is no 64-bit little-endian ELF file, is cut short, does not require the version, or more than the marker depends on it.
    /// </exception>
    public static void Weaken(byte[] library, string version, string marker)
    {
        if (library.Length < 64 || library[0] != 0x7f || library[1] != 'E' || library[2] != 'L' || library[3] != 'F')
            throw new InvalidDataException("it is no ELF file");
        if (library[4] != 2 || library[5] != 1)
            throw new InvalidDataException("it is not made for a 64-bit little-endian processor");
        try
        {
            var entry = FindRequirement(library, version);
            CheckOnlyMarker(library, version, BitConverter.ToUInt16(library, entry + 6), marker);
            library[entry + 4] |= (byte)Weak;
        }
        catch (Exception e) when (e is ArgumentException || e is IndexOutOfRangeException || e is OverflowException)
        {
            throw new InvalidDataException("it is damaged or cut short");
        }
    }

    /// <summary>Where the version's entry (Elf64_Vernaux) begins.</summary>
    private static int FindRequirement(byte[] library, string version)
    {
        var section = Section(library, RequiredVersions, 0) ?? throw new InvalidDataException("it requires no versions");
        var names = Header(library, section.Link);
        for (int file = section.Offset, next = -1; next != 0; file += next)
        {
            for (int entry = file + Int(library, file + 8), step = -1; step != 0; entry += step)
            {
                if (Name(library, names, Int(library, entry + 8)) == version)
                    return entry;
                step = Int(library, entry + 12);
            }

            next = Int(library, file + 12);
        }

        throw new InvalidDataException($"it does not require {version}");
    }

    private static void CheckOnlyMarker(byte[] library, string version, ushort index, string marker)
    {
        var versions = Section(library, SymbolVersions, 0) ?? throw new InvalidDataException("its symbols have no versions");
        var symbols = Section(library, Symbols, 0) ?? throw new InvalidDataException("it has no symbols");
        var names = Header(library, symbols.Link);
        var found = -1;
        for (var i = 0; i < versions.Size / 2; i++)
        {
            if (BitConverter.ToUInt16(library, versions.Offset + 2 * i) != index)
                continue;
            var name = Name(library, names, Int(library, symbols.Offset + 24 * i));
            if (name != marker)
                throw new InvalidDataException($"{name} is of the version {version} too");
            found = i;
        }

        for (var nth = 0; Section(library, Relocations, nth) is { } relocations; nth++)
        {
            for (var at = relocations.Offset; at < relocations.Offset + relocations.Size; at += 24)
            {
                if (Int(library, at + 12) == found)
                    throw new InvalidDataException($"it refers to {marker}");
            }
        }
    }

    /// <summary>The nth section of a kind; null where there are not so many.</summary>
    private static (int Offset, int Size, int Link)? Section(byte[] library, uint kind, int nth)
    {
        for (var i = 0; i < BitConverter.ToUInt16(library, 60); i++)
        {
            if (BitConverter.ToUInt32(library, At(library, i) + 4) == kind && nth-- == 0)
                return Header(library, i);
        }

        return null;
    }

    private static (int Offset, int Size, int Link) Header(byte[] library, int index)
    {
        var at = At(library, index);
        return (Long(library, at + 24), Long(library, at + 32), Int(library, at + 40));
    }

    private static int At(byte[] library, int section) => checked(Long(library, 40) + 64 * section);

    private static string Name(byte[] library, (int Offset, int Size, int Link) names, int offset)
    {
        var start = names.Offset + offset;
        return Encoding.ASCII.GetString(library, start, Array.IndexOf(library, (byte)0, start) - start);
    }

    private static int Int(byte[] library, int at) => BitConverter.ToInt32(library, at);

    private static int Long(byte[] library, int at) => checked((int)BitConverter.ToInt64(library, at));
}
