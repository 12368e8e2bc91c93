using Dobble.Data.Ingestion;
using Dobble.TestKit;
using static Dobble.Data.Tests.Ingestion.IngestBench;

namespace Dobble.Data.Tests.Ingestion;

public sealed class LabelboxApiTests : IDisposable
{
    private readonly IngestBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_project_comes_in_with_its_images_when_the_export_is_done()
    {
        using var server = Server(patience: 2);
        var result = await _bench.IngestAsync(Options(server), Keys());
        Assert.Empty(result.Errors);
        Assert.Equal(["a_1.jpg", "b_1.jpg", "c_1.jpg"], result.Photos.Select(p => p.File));
        Assert.All(result.Photos, p => Assert.Equal([Label(10, 20, 30, 40)], p.Boxes));

        // Labels may have changed meanwhile and are asked for again; images are not.
        server.Asked.Clear();
        await _bench.IngestAsync(Options(server), Keys());
        Assert.DoesNotContain(server.Asked, p => p.EndsWith(".jpg", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, "Labelbox needs LABELBOX_API_KEY and LABELBOX_PROJECT_ID in the environment")]
    [InlineData("the-key", " ", "Labelbox needs LABELBOX_PROJECT_ID in the environment")]
    [InlineData(null, "project-1", "Labelbox needs LABELBOX_API_KEY in the environment")]
    [InlineData("wrong", "project-1", "Labelbox refuses the key in LABELBOX_API_KEY (AUTHENTICATION_ERROR)")]
    [InlineData("wr\nong", "project-1", "Labelbox refuses the key in LABELBOX_API_KEY (it has characters that no key has)")]
    [InlineData("the-key", "project-2", "Labelbox has no project project-2 for this key")]
    public async Task Keys_that_are_missing_or_wrong_are_named_but_never_shown(string? key, string? project, string message)
    {
        using var server = Server();
        var actual = await _bench.FailAsync(Options(server), Keys(key, project));
        Assert.Contains(message, actual, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", actual, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_bench.Gathered, "export.ndjson")));
    }

    [Theory]
    [InlineData(401, "refuses the key in LABELBOX_API_KEY (401)")]
    [InlineData(403, "refuses the key in LABELBOX_API_KEY (403)")]
    [InlineData(500, "cannot be asked: the server is in trouble (500); try again later")]
    public async Task A_server_that_refuses_is_one_line(int status, string message)
    {
        using var server = Server(status: status);
        Assert.Contains(message, await _bench.FailAsync(Options(server), Keys()), StringComparison.Ordinal);
        Assert.Equal(status == 500 ? 1 + Quick.Retries : 1, server.Asked.Count);
    }

    [Fact]
    public async Task An_export_that_fails_never_ends_or_is_empty_is_one_line()
    {
        using var failed = Server(end: "FAILED");
        Assert.Contains("could not export the project", await _bench.FailAsync(Options(failed), Keys()), StringComparison.Ordinal);
        using var bench = new IngestBench();
        using var empty = new LabelboxServer(_ => string.Empty, new Dictionary<string, byte[]>());
        Assert.Contains("has no photos in Labelbox", await bench.FailAsync(Options(empty), Keys()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_cut_or_is_no_JSON_is_asked_for_again_and_then_one_line()
    {
        using var cutter = new LocalServer((context, _) => LocalServer.CutAsync(context, new byte[100]));
        var options = new IngestOptions { Format = "labelbox-api", Address = cutter.Address };
        Assert.Contains("the answer was cut; try again later", await _bench.FailAsync(options, Keys()), StringComparison.Ordinal);
        Assert.Equal(1 + Quick.Retries, cutter.Asked.Count);
        using var bench = new IngestBench();
        using var page = new LocalServer((context, _) => LocalServer.SendAsync(context, 200, "<html>"u8.ToArray()));
        Assert.Contains(
            "the answer is no JSON", await bench.FailAsync(options with { Address = page.Address }, Keys()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_nobody_is_is_one_line()
    {
        var options = new IngestOptions { Format = "labelbox-api", Address = "http://127.0.0.1:9/graphql" };
        Assert.Contains("cannot be asked: the connection failed", await _bench.FailAsync(options, Keys()), StringComparison.Ordinal);
        Assert.Contains("must be Labelbox's http or https address",
            await _bench.FailAsync(options with { Address = "file:///etc" }, Keys()), StringComparison.Ordinal);
    }

    private static IngestOptions Options(LabelboxServer server) =>
        new() { Format = "labelbox-api", Address = server.Address, PollSeconds = 0.01 };

    private static Func<string, string?> Keys(string? key = LabelboxServer.Key, string? project = LabelboxServer.Project) =>
        name => name switch { "LABELBOX_API_KEY" => key, "LABELBOX_PROJECT_ID" => project, _ => null };

    private LabelboxServer Server(int patience = 1, string end = "COMPLETE", int status = 200)
    {
        string[] names = ["a_1.jpg", "b_1.jpg", "c_1.jpg"];
        return new LabelboxServer(
            address => string.Concat(names.Select(n => NewRow(n, address + n, (100, 80), Label(10, 20, 30, 40)) + "\n")),
            names.ToDictionary(n => "/" + n, _ => _bench.Jpeg()))
        { Patience = patience, End = end, Status = status };
    }
}
