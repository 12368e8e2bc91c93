using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Text.Json;
using Dobble.Assistant.Installation;

namespace Dobble.Assistant.Commands;

/// <summary>
/// <c>dobble --version</c>: the program's version, the commit it was built from, and the networks it reads with. Loads none of them.
/// </summary>
internal sealed class VersionReport(Home home) : SynchronousCommandLineAction
{
    private const int HashStart = 12;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var (version, commit) = Built();
        output.WriteLine($"{version} (commit {commit})");
        output.WriteLine(
            $"model {home.Models.InUse ?? Models.InstalledModels.Shipped}: finder {Hash("finder.onnx")}, reader {Hash("reader.onnx")}");
        return 0;
    }

    /// <summary>The build joins version and commit by a plus sign; without a repository it knows no commit.</summary>
    private static (string Version, string Commit) Built()
    {
        var parts = typeof(VersionReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split(
            '+', 2);
        return (parts[0], parts.Length == 2 ? Start(parts[1]) : "unknown");
    }

    private string Hash(string model)
    {
        try
        {
            using var list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(home.Models.Current, "models.json")));
            return Start(list.RootElement.GetProperty(model).GetProperty("sha256").GetString() ?? "unknown");
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "unknown";
        }
    }

    private static string Start(string hash) => hash.Length > HashStart ? hash[..HashStart] : hash;
}
