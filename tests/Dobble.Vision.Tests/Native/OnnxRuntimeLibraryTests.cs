using System.Runtime.InteropServices;
using Dobble.Vision.Inference;
using Dobble.Vision.Native;
using Dobble.Vision.Tests.Inference;

namespace Dobble.Vision.Tests.Native;

/// <summary>With real libraries: the one that this program runs on, one for another processor, and the C library.</summary>
public sealed class OnnxRuntimeLibraryTests : IDisposable
{
    private static readonly Version Managed = OnnxRuntime.ManagedVersion;

    private readonly ModelFolder _folder = new();

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "libonnxruntime.so");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_library_that_came_with_the_program_serves_from_anywhere()
    {
        var elsewhere = _folder.PathOf("libmine.so");
        File.Copy(Shipped, elsewhere);
        Assert.NotEqual(0, OnnxRuntimeLibrary.Open(elsewhere, Managed));
    }

    [Fact]
    public void One_that_is_too_old_for_the_managed_part_is_refused_with_its_version() => AssertRefused(
        Shipped, new Version(Managed.Major, Managed.Minor + 1), $"is ONNX Runtime {Managed.ToString(2)}.",
        $"was built for {Managed.Major}.{Managed.Minor + 1} or later");

    [Fact]
    public void One_that_is_not_there_is_refused() => AssertRefused(_folder.PathOf("none.so"), Managed, "there is no such file");

    [Fact]
    public void A_text_is_refused() => AssertRefused(_folder.Write("text.so",
        "a shopping list that is as long as the header of a library: eggs, flour, butter"), Managed, "is no shared library");

    [Fact]
    public void A_library_that_is_cut_short_is_refused() =>
        AssertRefused(_folder.Write("cut.so", File.ReadAllBytes(Shipped)[..^4096]), Managed, "is cut short");

    [Fact]
    public void A_library_for_another_processor_is_refused_as_such()
    {
        var (here, other) = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? ("X64", "Arm64") : ("Arm64", "X64");
        var bytes = File.ReadAllBytes(Shipped);
        bytes[18] = here == "X64" ? (byte)183 : (byte)62;
        AssertRefused(_folder.Write("other.so", bytes), Managed, $"is for {other}, and this is {here}");
    }

    [Fact]
    public void Another_library_is_refused_as_no_ONNX_Runtime()
    {
        var libc = File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..])
            .First(path => Path.GetFileName(path).StartsWith("libc.so", StringComparison.Ordinal));
        AssertRefused(libc, Managed, "is no ONNX Runtime");
    }

    private static void AssertRefused(string path, Version needed, params string[] reasons)
    {
        var e = Assert.Throws<NativeLibraryException>(() => OnnxRuntimeLibrary.Open(path, needed));
        Assert.Contains(path, e.Message, StringComparison.Ordinal);
        Assert.All(reasons, reason => Assert.Contains(reason, e.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', e.Message);
    }
}
