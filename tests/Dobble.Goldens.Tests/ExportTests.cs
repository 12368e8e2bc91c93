using System.Text.Json.Nodes;
using Dobble.TestKit;

namespace Dobble.Goldens.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobble-golden-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_shipped_weights_are_exported_as_the_graphs_that_they_were()
    {
        var golden = new Golden("export", Needs.Processor);
        await BuiltProgram.TrainAsync(_folder.FullName, "export", Path.Combine(TestPaths.Root, "models"), "--out", _folder.FullName);
        golden.Check([.. new[] { "finder", "reader", "comparer" }.Select(kind => new JsonObject
        {
            ["network"] = kind, ["graph"] = OnnxFile.GraphHash(Path.Combine(_folder.FullName, kind + ".onnx")),
        })]);
    }
}
