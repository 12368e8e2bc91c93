using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.TestKit;
using Dobble.Training.Commands;
using Dobble.Vision.Decks;
using static Dobble.TestKit.SampleSource;

namespace Dobble.Training.Tests.Commands;

public sealed class IngestCommandTests : IDisposable
{
    private static readonly Deck Deck = Deck.Load(Path.Combine(TestPaths.Root, "decks", "classic.json"));

    private readonly SampleSource _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_real_photos_become_a_data_set_split_by_series_with_their_truth_and_symbols()
    {
        var data = TestPaths.RequireData();
        var (code, output, error) = await RunAsync("ingest", data, "--out", _bench.Dataset, "--validation", "white-paper,grid");
        Assert.Equal(0, code);
        // where it takes long
        Assert.All(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(ingesting|getting "
            + "images|converting): [0-9]+%$", line));
        Assert.Contains("155 photos", output, StringComparison.Ordinal);
        Assert.Equal(["dataset"], Directory.GetFileSystemEntries(_bench.Folder.Path).Select(Path.GetFileName));

        var before = VocFolder.Load(Path.Combine(data, "photos"), Deck);
        var after = VocFolder.Load(_bench.Dataset, Deck);
        Assert.Empty(after.Errors);
        Assert.Equal(before.Photos.Select(Show), after.Photos.Select(Show));
        Assert.Equal(473, after.Photos.Sum(p => p.Cards.Count));
        Assert.Equal(37, File.ReadAllLines(_bench.Folder.File("dataset/ImageSets/Main/val.txt")).Length);
        Assert.True(Directory.Exists(_bench.Folder.File("dataset/symbols/scans")));
        Assert.All(after.Photos.Take(5), p =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(data, "photos", Path.GetFileName(p.Path))), File.ReadAllBytes(p.Path)));
    }

    [Fact]
    public async Task What_went_wrong_is_a_line_and_the_exit_code_says_so()
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a_1.xml", Voc("a_1.jpg"));
        _bench.Image("b_1.jpg");
        _bench.Write("b_1.xml", Voc("b_1.jpg", "kitty"));
        _bench.Write("bad.xml", "<annotation>");

        var (code, _, error) = await RunAsync("ingest", _bench.Source, "--out", _bench.Dataset);
        Assert.Equal(1, code);
        Assert.Contains("labels unknown to the deck classic: kitty (1)", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Dataset));

        (code, var output, error) = await RunAsync("ingest", _bench.Source, "--out", _bench.Dataset, "--rename", "kitty=cat");
        Assert.Equal(1, code);
        Assert.Contains("2 photos, 2 boxes", output, StringComparison.Ordinal);
        Assert.Contains("bad.xml: is broken XML", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);

        (code, _, error) = await RunAsync("ingest", _bench.Source, "--out", _bench.Dataset);
        Assert.Equal(1, code);
        Assert.Contains("nothing is overwritten", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_that_fails_leaves_no_data_set_behind()
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a_1.xml", Voc("a_1.jpg"));
        var (code, _, error) = await RunAsync("ingest", _bench.Source, "--out", _bench.Dataset, "--validation", "x");
        Assert.Equal(1, code);
        Assert.Contains("there is no series 'x' here; there are a", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Dataset));
        Assert.Equal(0, (await RunAsync("ingest", _bench.Source, "--out", _bench.Dataset, "--split", "none")).Code);
    }

    [Fact]
    public async Task A_run_that_was_killed_fetches_only_what_is_missing_the_next_time()
    {
        var jpeg = _bench.Jpeg();
        var stuck = true;
        var image = _bench.Folder.File("dataset.ingest/pictures/a_1.jpg");
        var arrived = new TaskCompletionSource<Task>();
        using var server = new LocalServer(async (context, closing) =>
        {
            if (stuck && context.Request.Url!.AbsolutePath == "/b_1.jpg")
                await LocalServer.HangAsync(closing);
            // Who asks for an image has made the folder that it goes into.
            if (stuck)
                arrived.SetResult(FileEvents.UntilAsync(Path.GetDirectoryName(image)!, () => File.Exists(image), closing));
            await LocalServer.SendAsync(context, 200, jpeg);
        });
        _bench.Write("export.ndjson", string.Join('\n', new[] { "a_1.jpg", "b_1.jpg" }.Select(n => LabelboxRow(n, server.Address + n))));
        string[] command = ["ingest", _bench.Source, "--out", _bench.Dataset];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "dobble-train.dll"), .. command])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using (var run = Process.Start(start)!)
        {
            await await Task.WhenAny(arrived.Task.Unwrap(), run.WaitForExitAsync(TestContext.Current.CancellationToken));
            run.Kill();
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(Directory.Exists(_bench.Dataset));
        stuck = false;
        server.Asked.Clear();
        Assert.Equal(0, (await RunAsync(command)).Code);
        Assert.Equal(["/b_1.jpg"], server.Asked);
        Assert.Equal(2, VocFolder.Load(_bench.Dataset, Deck).Photos.Count);
    }

    [Fact]
    public async Task A_data_set_is_exported()
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a_1.xml", Voc("a_1.jpg"));
        await RunAsync("ingest", _bench.Source, "--out", _bench.Dataset, "--split", "none");
        foreach (var format in new[] { "coco", "yolo" })
            Assert.Equal(0, (await RunAsync("export-data", _bench.Dataset, "--format", format, "--out", _bench.Folder.File(format))).Code);
        Assert.True(File.Exists(_bench.Folder.File("coco/annotations/instances_default.json")));
        Assert.True(File.Exists(_bench.Folder.File("yolo/data.yaml")));
        Assert.Equal(1, (await RunAsync("export-data", _bench.Source + "x", "--format", "coco", "--out", _bench.Folder.File("y"))).Code);
    }

    private static string LabelboxRow(string name, string address)
    {
        var box = new { name = "cat", value = "cat", bounding_box = new { top = 20, left = 10, height = 20, width = 20 } };
        return JsonSerializer.Serialize(new
        {
            data_row = new { id = "row-" + name, external_id = name, row_data = address },
            media_attributes = new { width = 100, height = 80 },
            projects = new { p = new { labels = new[] { new { annotations = new { objects = new[] { box } } } } } },
        });
    }

    private static string Show(LabelledPhoto p) => $"{Path.GetFileName(p.Path)} {p.Width} {p.Height} {string.Join(' ', p.Boxes)}";

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var root = new RootCommand { IngestCommand.Create(), ExportDataCommand.Create() };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var configuration = new InvocationConfiguration { Output = output, Error = error };
        var code = await root.Parse(args).InvokeAsync(configuration, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
