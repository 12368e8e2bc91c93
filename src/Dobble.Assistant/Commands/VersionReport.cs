using System.CommandLine;
using System.CommandLine.Invocation;
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
        var (version, commit) = BuiltVersion.Read();
        output.WriteLine($"{version} (commit {Start(commit)})");
        output.WriteLine(
            $"model {home.Models.InUse ?? Models.InstalledModels.Shipped}: finder {Hash("finder.onnx")}, reader {Hash("reader.onnx")}");
        return 0;
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
