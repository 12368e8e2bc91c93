using System.Reflection;
using System.Runtime.InteropServices;
using Dobble.Build;

namespace Dobble.Training.Tests.Build;

/// <summary>The build step that lets TorchSharp's native part run on a libstdc++ older than the one it was built with.</summary>
public sealed class WeakVersionTests
{
    private const string Version = "GLIBCXX_3.4.32", Marker = "_ZSt21ios_base_library_initv";

    [Fact]
    public void One_flag_of_the_library_changes_and_nothing_else()
    {
        var (library, weak) = (Library(), Library());
        WeakVersion.Weaken(weak, Version, Marker);
        var changed = Assert.Single(Enumerable.Range(0, library.Length), i => weak[i] != library[i]);
        Assert.Equal((0, 2), (library[changed], weak[changed]));

        var again = (byte[])weak.Clone();
        WeakVersion.Weaken(again, Version, Marker);
        Assert.Equal(weak, again);
    }

    [Fact]
    public void The_programs_have_the_weak_copy_where_libstdcxx_is_older_and_elsewhere_the_packages_library()
    {
        var expected = Library();
        if (!NativeLibrary.TryGetExport(NativeLibrary.Load("libstdc++.so.6"), Marker, out _))
            WeakVersion.Weaken(expected, Version, Marker);
        var output = Assert.Single(Directory.GetFiles(AppContext.BaseDirectory, "libLibTorchSharp.so", SearchOption.AllDirectories));
        Assert.Equal(expected, File.ReadAllBytes(output));
    }

    [Theory]
    [InlineData("empty", "no ELF file")]
    [InlineData("text", "no ELF file")]
    [InlineData("32 bits", "64-bit")]
    [InlineData("big-endian", "64-bit")]
    [InlineData("header alone", "cut short")]
    [InlineData("half", "cut short")]
    [InlineData("a section beyond the end", "cut short")]
    [InlineData("no such version", "does not require GLIBCXX_9.9.99")]
    [InlineData("a version of real symbols", "is of the version GLIBCXX_3.4.21 too")]
    public void A_library_that_it_does_not_know_is_refused(string fault, string reason)
    {
        var library = Broken(fault);
        var version = fault switch { "no such version" => "GLIBCXX_9.9.99", "a version of real symbols" => "GLIBCXX_3.4.21", _ => Version };
        var before = (byte[])library.Clone();
        var error = Assert.Throws<InvalidDataException>(() => WeakVersion.Weaken(library, version, Marker));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, library);
    }

    private static byte[] Broken(string fault)
    {
        var library = Library();
        switch (fault)
        {
            case "empty": return [];
            case "text": return [.. Enumerable.Repeat((byte)'a', 100)];
            case "header alone": return library[..64];
            case "half": return library[..(library.Length / 2)];
            case "32 bits": library[4] = 1; break;
            case "big-endian": library[5] = 2; break;
            case "a section beyond the end": BitConverter.TryWriteBytes(library.AsSpan(40), long.MaxValue); break;
        }

        return library;
    }

    private static byte[] Library() => File.ReadAllBytes(Path.Combine(
        typeof(WeakVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "TorchSharp").Value!,
        "runtimes/linux-x64/native/libLibTorchSharp.so"));
}
