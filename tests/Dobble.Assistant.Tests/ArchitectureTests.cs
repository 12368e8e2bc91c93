using System.Reflection;
using System.Text.RegularExpressions;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests;

/// <summary>Who may refer to whom. Read from the built assemblies, so that what a package drags in counts as well.</summary>
public sealed partial class ArchitectureTests
{
    [Theory]
    [InlineData(
        "Dobble.Vision", "dobble", "dobble-train", "Dobble.Scenes", "TorchSharp", "SkiaSharp", "Spectre.Console", "System.CommandLine")]
    [InlineData(
        "Dobble.Scenes", "dobble", "dobble-train", "TorchSharp", "Microsoft.ML.OnnxRuntime", "Spectre.Console", "System.CommandLine")]
    [InlineData("Dobble.Data", "dobble", "dobble-train", "TorchSharp", "Microsoft.ML.OnnxRuntime", "System.CommandLine")]
    [InlineData("dobble", "dobble-train", "TorchSharp", "Microsoft.ML.OnnxRuntime")]
    public void Dependencies_point_one_way(string assembly, params string[] forbidden)
    {
        var references = Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name);
        Assert.Empty(references.Intersect(forbidden));
    }

    [Theory]
    [InlineData("src/Dobble.Training/Dobble.Training.csproj", "Dobble.Assistant.csproj")]
    [InlineData("perf/Dobble.Perf/Dobble.Perf.csproj", "TorchSharp")]
    public void Projects_keep_apart_that_never_meet(string project, string forbidden) =>
        Assert.DoesNotContain(forbidden, File.ReadAllText(Path.Combine(TestPaths.Root, project)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"TorchSharp\"", "Dobble.Training.csproj")]
    [InlineData("\"TorchVision\"", "Dobble.Perf.Torch.csproj")] // the first detector, to be measured beside our networks
    [InlineData("OnnxRuntimePackage", "Dobble.Vision.csproj")]
    public void Only_one_project_refers_to_a_runtime_of_networks(string package, string only)
    {
        var projects = Directory.EnumerateFiles(TestPaths.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(project => !project.Contains("/tests/", StringComparison.Ordinal)
                && File.ReadAllText(project).Contains(package, StringComparison.Ordinal));
        Assert.Equal([only], projects.Select(Path.GetFileName));
    }

    [Fact]
    public void A_namespace_uses_only_the_layers_below_its_own() => Assert.Empty(Layers.Breaches(typeof(Program)));

    [Fact]
    public void The_four_ways_name_types_that_exist_and_none_twice()
    {
        var page = File.ReadAllText(Path.Combine(TestPaths.Root, "docs/architecture.md")).Split("## The four ways")[1].Split("\n## ")[0];
        var ways = page.Split("- **")[1..].Select(way => Name().Matches(way).Select(match => match.Groups[1].Value).ToArray()).ToArray();
        Assert.Equal(4, ways.Length);
        Assert.All(ways, way => Assert.Equal(way.Distinct(), way));
        var types = Directory.EnumerateFiles(Path.Combine(TestPaths.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Assert.All(ways.SelectMany(way => way), type => Assert.Contains(type, types));
    }

    private static Assembly Load(string assembly) => Assembly.Load(assembly);

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}
