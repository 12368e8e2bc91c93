using System.Text.Json.Nodes;
using Dobble.TestKit;

namespace Dobble.Goldens.Tests;

public sealed class PhotoTests
{
    private static readonly Dictionary<string, Task<ILookup<string, JsonNode>>> Shared = [];

    [Theory]
    [InlineData("beige-cloth")]
    [InlineData("black-table")]
    [InlineData("grid")]
    [InlineData("grid-crop")]
    [InlineData("pink-fur")]
    [InlineData("pink-fur-close")]
    [InlineData("white-paper")]
    public async Task A_series_of_photos_is_read_as_it_was(string series)
    {
        var data = TestPaths.RequireData();
        var golden = new Golden($"read-{series}");
        golden.Check([.. (await ReadAllAsync(data))[series]]);
    }

    [Fact]
    public async Task Every_series_has_a_golden()
    {
        var photos = await ReadAllAsync(TestPaths.RequireData());
        var goldens = Directory.GetFiles(Path.Combine(TestPaths.Root, "tests/Dobble.Goldens.Tests/Goldens"), "read-*.jsonl");
        Assert.Equal(
            photos.Select(s => $"read-{s.Key}").Order(StringComparer.Ordinal),
            goldens.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_labels_are_found_faulty()
    {
        var data = TestPaths.RequireData();
        var golden = new Golden("validate-data");
        golden.Check(JsonLines.Parse(await BuiltProgram.TrainAsync(data, "validate-data", "photos", "--json", "--provider", "cpu")));
    }

    // One run of the program reads all photos.
    private static Task<ILookup<string, JsonNode>> ReadAllAsync(string data)
    {
        lock (Shared)
            return Shared.TryGetValue(data, out var known) ? known : Shared[data] = ReadAsync(data);
    }

    private static async Task<ILookup<string, JsonNode>> ReadAsync(string data)
    {
        var lines = JsonLines.Parse(await BuiltProgram.DobbleAsync(data, "read", "photos", "--json", "--provider", "cpu"));
        foreach (var line in lines)
            line.AsObject().Remove("elapsed_ms");
        return lines.ToLookup(line => Path.GetFileName((string)line["source"]!).Split('_')[0]);
    }
}
