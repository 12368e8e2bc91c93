using System.Collections.Concurrent;
using Dobble.Data.Ingestion;
using Dobble.TestKit;
using static Dobble.Data.Tests.Ingestion.IngestBench;

namespace Dobble.Data.Tests.Ingestion;

public sealed class FetchTests : IDisposable
{
    private readonly IngestBench _bench = new();
    private readonly byte[] _jpeg;

    public FetchTests() => _jpeg = _bench.Jpeg();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_server_in_trouble_is_asked_again_until_it_answers()
    {
        var troubles = 0;
        using var server = new LocalServer(
            (context, _) => LocalServer.SendAsync(context, Interlocked.Increment(ref troubles) < 3 ? 500 : 200, _jpeg));
        Export(server, "a_1.jpg");
        Assert.Single((await _bench.IngestAsync()).Photos);
        Assert.Equal(3, server.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_stays_in_trouble_stops_the_run_which_goes_on_later_with_what_is_missing()
    {
        var broken = true;
        using var server = new LocalServer((context, _) =>
            LocalServer.SendAsync(context, broken && context.Request.Url!.AbsolutePath == "/b_1.jpg" ? 500 : 200, _jpeg));
        Export(server, "a_1.jpg", "b_1.jpg", "c_1.jpg");

        var message = await _bench.FailAsync();
        Assert.Contains("1 of 3 images could not be fetched, among them b_1.jpg (the server is in trouble (500)); run the same again",
            message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_bench.Gathered, "photos.json")));
        Assert.Equal(["a_1.jpg", "c_1.jpg"], Images());

        // What a kill in the middle of a transfer leaves.
        File.WriteAllBytes(Path.Combine(_bench.Gathered, "pictures", "b_1.jpg.part"), _jpeg[..50]);
        broken = false;
        server.Asked.Clear();
        Assert.Equal(3, (await _bench.IngestAsync()).Photos.Count);
        Assert.Equal(["/b_1.jpg"], server.Asked);
        Assert.Equal(["a_1.jpg", "b_1.jpg", "c_1.jpg"], Images());
    }

    [Fact]
    public async Task A_transfer_that_is_cut_is_tried_again_and_leaves_nothing_half()
    {
        var cuts = 0;
        using var server = new LocalServer((context, _) =>
            Interlocked.Increment(ref cuts) == 1 ? LocalServer.CutAsync(context, _jpeg) : LocalServer.SendAsync(context, 200, _jpeg));
        Export(server, "a_1.jpg");
        Assert.Single((await _bench.IngestAsync()).Photos);
        Assert.Equal(_jpeg, File.ReadAllBytes(Path.Combine(_bench.Gathered, "pictures", "a_1.jpg")));

        using var cutter = new LocalServer((context, _) => LocalServer.CutAsync(context, _jpeg));
        Export(cutter, "b_1.jpg");
        Assert.Contains("b_1.jpg (the", await _bench.FailAsync(), StringComparison.Ordinal);
        Assert.Equal(["a_1.jpg"], Images());
    }

    [Fact]
    public async Task A_server_that_does_not_come_to_an_end_is_given_up()
    {
        using var server = new LocalServer(async (context, closing) =>
        {
            context.Response.ContentLength64 = _jpeg.Length;
            await context.Response.OutputStream.WriteAsync(_jpeg.AsMemory(0, 10), closing);
            await context.Response.OutputStream.FlushAsync(closing);
            await LocalServer.HangAsync(closing);
        });
        Export(server, "a_1.jpg");
        var options = new IngestOptions { Fetch = Quick with { TimeoutSeconds = 0.2, Retries = 0 } };
        Assert.Contains("no whole answer within 0.2 seconds", await _bench.FailAsync(options), StringComparison.Ordinal);
        Assert.Empty(Images());
    }

    [Fact]
    public async Task What_a_server_does_not_have_or_refuses_is_an_error_of_that_photo_and_asked_once()
    {
        using var server = new LocalServer((context, _) => LocalServer.SendAsync(
            context, context.Request.Url!.AbsolutePath switch { "/a_1.jpg" => 404, "/b_1.jpg" => 403, _ => 200 }, _jpeg));
        Export(server, "a_1.jpg", "b_1.jpg", "c_1.jpg");
        var result = await _bench.IngestAsync();
        Assert.Equal("c_1.jpg", Assert.Single(result.Photos).File);
        Assert.Contains(result.Errors, f =>
            f.ToString().Contains("line 1: a_1.jpg: the server has no such file (404)", StringComparison.Ordinal));
        Assert.Contains(result.Errors, f =>
            f.ToString().Contains("line 2: b_1.jpg: the server refuses access; the address may have expired", StringComparison.Ordinal));
        Assert.Equal(3, server.Asked.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_image_that_is_too_large_is_refused_whether_the_server_says_so_or_not(bool says)
    {
        using var server = new LocalServer(async (context, closing) =>
        {
            context.Response.SendChunked = !says;
            if (says)
                context.Response.ContentLength64 = _jpeg.Length;
            await context.Response.OutputStream.WriteAsync(_jpeg, closing);
            context.Response.Close();
        });
        Export(server, "a_1.jpg");
        var options = new IngestOptions { Fetch = Quick with { MaxMegabytes = 0.001 } };
        Assert.Contains("has more than 0.001 MB", await _bench.FailAsync(options), StringComparison.Ordinal);
        Assert.Empty(Images());
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://host/a.jpg")]
    [InlineData("gs://bucket/a.jpg")]
    [InlineData("a_1.jpg")]
    public async Task Only_http_and_https_are_fetched(string address)
    {
        _bench.Write("export.ndjson", NewRow("a_1.jpg", address, null, Label(10, 20, 30, 40)));
        Assert.Contains($"'{address}' is no http or https address", await _bench.FailAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_are_fetched_at_the_same_time()
    {
        var together = new ConcurrentBag<int>();
        var open = 0;
        using var both = new SemaphoreSlim(0);
        using var server = new LocalServer(async (context, closing) =>
        {
            if (Interlocked.Increment(ref open) == 2)
                both.Release(2);
            Assert.True(await both.WaitAsync(TimeSpan.FromSeconds(5), closing));
            together.Add(open);
            await LocalServer.SendAsync(context, 200, _jpeg);
        });
        Export(server, "a_1.jpg", "b_1.jpg");
        Assert.Equal(2, (await _bench.IngestAsync(new IngestOptions { Fetch = Quick with { Parallel = 2 } })).Photos.Count);
        Assert.Equal([2, 2], together);
    }

    [Fact]
    public async Task A_run_that_is_stopped_leaves_only_whole_images()
    {
        using var stopping = new CancellationTokenSource();
        using var server = new LocalServer(async (context, closing) =>
        {
            if (context.Request.Url!.AbsolutePath == "/b_1.jpg")
            {
                await stopping.CancelAsync();
                await LocalServer.HangAsync(closing);
            }

            await LocalServer.SendAsync(context, 200, _jpeg);
        });
        Export(server, "a_1.jpg", "b_1.jpg");
        var options = new IngestOptions { Source = _bench.Source, Fetch = Quick with { Parallel = 1 } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ingester.RunAsync(options, _bench.Gathered, null, stopping.Token));
        Assert.Equal(["a_1.jpg"], Images());
        Assert.Contains("ingest did not finish there", Assert.Throws<Dobble.Vision.DobbleException>(() => _bench.Convert()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_of_another_source_are_never_taken_for_these()
    {
        using var server = new LocalServer((context, _) => LocalServer.SendAsync(context, 200, _jpeg));
        Export(server, "a_1.jpg");
        await _bench.IngestAsync();
        Directory.Move(_bench.Source, _bench.Folder.File("elsewhere"));
        var message = await _bench.FailAsync(new IngestOptions { Source = _bench.Folder.File("elsewhere") });
        Assert.Contains("holds something else", message, StringComparison.Ordinal);
    }

    private void Export(LocalServer server, params string[] names) =>
        _bench.Write("export.ndjson", string.Join(
            '\n', names.Select(n => NewRow(n, $"{server.Address}{n}?signature={Guid.NewGuid():N}", (100, 80), Label(10, 20, 30, 40)))));

    private string?[] Images() =>
        [.. Directory.GetFiles(Path.Combine(_bench.Gathered, "pictures")).Select(Path.GetFileName).Order(StringComparer.Ordinal)];
}
