using System.Reflection;
using Dobble.TestKit;

namespace Dobble.Assistant.Tests;

/// <summary>Who may refer to whom. Read from the built assemblies, so that what a package drags in counts as well.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("Dobble.Vision", "dobble", "dobble-train", "Dobble.Scenes", "TorchSharp", "SkiaSharp", "Spectre.Console", "System.CommandLine")]
    [InlineData("Dobble.Scenes", "dobble", "dobble-train", "TorchSharp", "Microsoft.ML.OnnxRuntime", "Spectre.Console", "System.CommandLine")]
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
            .Where(project => !project.Contains("/tests/", StringComparison.Ordinal) && File.ReadAllText(project).Contains(package, StringComparison.Ordinal));
        Assert.Equal([only], projects.Select(Path.GetFileName));
    }

    [Fact]
    public void A_namespace_uses_only_the_layers_below_its_own() => Assert.Empty(Layers.Breaches(typeof(Program)));

    private static Assembly Load(string assembly) => Assembly.Load(assembly);
}
