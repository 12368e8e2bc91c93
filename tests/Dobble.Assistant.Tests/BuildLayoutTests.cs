using System.Diagnostics;
using System.Text.Json;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests;

/// <summary>
/// Where the build puts things. What a publish leaves in its folder is seen by <c>tools/try-arm64</c>, which takes minutes.
/// </summary>
public sealed class BuildLayoutTests
{
    [Fact]
    public async Task Each_kind_of_build_has_folders_of_its_own_and_that_of_this_machine_those_that_the_launchers_use()
    {
        var launched = await FoldersAsync();
        var x64 = await FoldersAsync("-p:RuntimeIdentifier=linux-x64", "-p:SelfContained=true");
        var arm64 = await FoldersAsync("-p:RuntimeIdentifier=linux-arm64", "-p:SelfContained=true");

        Assert.EndsWith("artifacts/bin/Dobble.Vision/release/", launched[0], StringComparison.Ordinal);
        Assert.Equal(9, launched.Concat(x64).Concat(arm64).Distinct().Count());
    }

    // Of the output, of what is compiled, and of the list of packages.
    private static async Task<string[]> FoldersAsync(params string[] properties)
    {
        string[] names = ["OutputPath", "IntermediateOutputPath", "ProjectAssetsFile"];
        var start = new ProcessStartInfo(
            "dotnet", ["msbuild", Path.Combine(TestPaths.Root, "src/Dobble.Vision"), "-p:Configuration=Release",
                $"-getProperty:{string.Join(',', names)}", .. properties])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var found = JsonDocument.Parse(output).RootElement.GetProperty("Properties");
        return [.. names.Select(name => found.GetProperty(name).GetString()!)];
    }
}
