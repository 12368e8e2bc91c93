using System.Text.Json;
using Dobble.TestKit;
using Dobble.Vision.Native;

namespace Dobble.Assistant.Tests.Commands;

/// <summary>
/// The programs with an OpenCV library that is missing, foreign or too old: one line that names the file, whatever was asked for.
/// </summary>
public sealed class NativeLibraryTests : IDisposable
{
    private const string Variable = "DOBBLE_NATIVE";
    private readonly TempFolder _folder = new();

    private string Library => _folder.File("libOpenCvSharpExtern.so");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("read")]
    [InlineData("live", "--display", "none", "--source")]
    public async Task A_library_that_is_not_there_is_named_with_the_place_where_it_was_looked_for(params string[] command) =>
        await SaysAsync($"DOBBLE_NATIVE names {_folder.Path}, but there is no libOpenCvSharpExtern.so", command);

    [Fact]
    public async Task A_library_for_another_machine_is_named_with_both()
    {
        File.WriteAllBytes(Library, Header(machine: OtherMachine));
        await SaysAsync($"{Library} is for ", "read");
    }

    [Fact]
    public async Task A_file_that_is_no_library_is_named()
    {
        File.WriteAllText(Library, "none");
        await SaysAsync($"{Library} is no shared library", "read");
    }

    [Fact]
    public async Task A_library_that_is_cut_short_is_named()
    {
        File.WriteAllBytes(Library, Header(machine: OwnMachine));
        await SaysAsync($"{Library} cannot be loaded: ", "read");
    }

    [Fact]
    public async Task A_library_that_lacks_a_function_is_of_another_version()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "libSkiaSharp.so"), Library);
        await SaysAsync($"{Library} is of another version than is needed: ", "read");
    }

    [Fact]
    public async Task Doctor_blames_the_library_for_all_that_fails_without_it()
    {
        var run = await ProgramRun.WithAsync(Variable, _folder.Path, "doctor", "--json");
        var broken = JsonDocument.Parse(run.Output).RootElement.GetProperty("checks").EnumerateArray()
            .Where(check => check.GetProperty("state").GetString() == "broken").ToDictionary(
                check => $"{check.GetProperty("part").GetString()} {check.GetProperty("subject").GetString()}",
                check => check.GetProperty("mend").GetString()!);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("set DOBBLE_NATIVE", broken["library OpenCV"], StringComparison.Ordinal);
        Assert.Equal(broken["library OpenCV"], broken["model reader.onnx"]);
        Assert.DoesNotContain(broken.Values, mend => mend.Contains("git checkout", StringComparison.Ordinal));
    }

    [Fact]
    public void The_library_in_use_is_named_with_its_version() =>
        Assert.Matches(@"^4\.\d+\.\d+.*, /.*/libOpenCvSharpExtern\.so$", OpenCvLibrary.Load());

    private static int OwnMachine =>
        System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64 ? 62 : 183;

    private static int OtherMachine => 62 + 183 - OwnMachine;

    // The start of a 64-bit shared library.
    private static byte[] Header(int machine) =>
        [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, (byte)machine, 0];

    private async Task SaysAsync(string text, params string[] command)
    {
        var run = await ProgramRun.WithAsync(
            Variable, _folder.Path, [.. command, Path.Combine(TestPaths.Root, "docs", "media", "demo.jpg")]);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(text, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }
}
