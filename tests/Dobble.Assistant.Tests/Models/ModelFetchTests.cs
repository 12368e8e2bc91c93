using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dobble.Assistant.Models;
using Dobble.Data.Stores;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Recognition;

namespace Dobble.Assistant.Tests.Models;

/// <summary>The shipped model, fetched as any other would be, whole and spoiled.</summary>
public sealed class ModelFetchTests : IDisposable
{
    private static readonly string[] Galleries = ["classic.gallery", "emoji.gallery"];
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bundle", "bundle")]
    [InlineData("run/artifacts/register/model", "run")]
    public async Task A_model_comes_from_its_folder_or_from_that_of_the_run_that_made_it(string place, string named)
    {
        Bundle(place);
        await BringAsync(_folder.File(named));
        var facts = BundleCheck.Run(_folder.File("got"), [TestPaths.Deck("classic"), TestPaths.Deck("emoji")]);
        Assert.Equal(["classic", "emoji"], facts.Decks);
        Assert.Equal(12, facts.Id.Length);
        Assert.Contains("none wrong", facts.Trial, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_networks_with_another_gallery_are_another_model()
    {
        string[] decks = [TestPaths.Deck("classic"), TestPaths.Deck("emoji")];
        var (whole, same, fewer) = (Bundle("whole"), Bundle("same"), Bundle("fewer"));
        File.Delete(Path.Combine(fewer, "classic.gallery"));
        var id = BundleCheck.Run(whole, decks).Id;
        Assert.Equal(id, BundleCheck.Run(same, decks).Id);
        Assert.NotEqual(id, BundleCheck.Run(fewer, decks).Id);
    }

    [Fact]
    public async Task A_model_comes_from_a_store()
    {
        var bundle = Bundle("bundle");
        File.WriteAllText(Path.Combine(bundle, "stranger.txt"), "belongs to no model");
        using (var store = StoreAddress.Open(_folder.File("store")))
            await FolderStore.Models(store).SendAsync(bundle, "table", null, TestContext.Current.CancellationToken);
        // A local store has the same layout as a bucket; only the bucket is reached by its address.
        using var opened = StoreAddress.Open(_folder.File("store"));
        var models = FolderStore.Models(opened);
        await models.FetchAsync("table", await models.LatestAsync("table", TestContext.Current.CancellationToken), _folder.File("copy"),
            null, TestContext.Current.CancellationToken);
        await BringAsync(_folder.File("copy"));
        Assert.False(File.Exists(_folder.File("got/stranger.txt")));
        Assert.NotEmpty(BundleCheck.Run(_folder.File("got"), [TestPaths.Deck("emoji")]).Id);
    }

    [Theory]
    [InlineData("mlflow:0123456789abcdef0123456789abcdef")]
    [InlineData("models:/table/3")]
    public async Task A_model_comes_from_an_MLflow_server(string name)
    {
        using var server = new ArtifactServer(Bundle("bundle"));
        await BringAsync(name, server.Variable);
        Assert.Equal(File.ReadAllBytes(_folder.File("bundle/reader.onnx")), File.ReadAllBytes(_folder.File("got/reader.onnx")));
    }

    [Fact]
    public async Task A_server_that_denies_access_or_is_not_named_is_told_of()
    {
        using var server = new ArtifactServer(Bundle("bundle"));
        var denied = await Assert.ThrowsAsync<DobbleException>(
            () => BringAsync("mlflow:1", name => name.EndsWith("PASSWORD", StringComparison.Ordinal) ? "wrong" : server.Variable(name)));
        Assert.Contains("MLFLOW_TRACKING_PASSWORD", denied.Message, StringComparison.Ordinal);
        var none = await Assert.ThrowsAsync<DobbleException>(() => BringAsync("mlflow:1"));
        Assert.Contains("MLFLOW_TRACKING_URI", none.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/etc/passwd")]
    public async Task A_link_to_another_file_or_to_an_endless_device_is_not_followed(string target)
    {
        var reader = Path.Combine(Bundle("linked"), "reader.onnx");
        File.Delete(reader);
        File.CreateSymbolicLink(reader, target);
        var error = await Assert.ThrowsAsync<DobbleException>(() => BringAsync(_folder.File("linked")));
        Assert.Contains("reader.onnx: is a link", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", "no such folder")]
    [InlineData("empty", "holds no model")]
    [InlineData("s3://bucket/elsewhere", "s3://bucket/prefix/models/NAME")]
    public async Task What_is_no_model_is_told_of(string source, string told)
    {
        Directory.CreateDirectory(_folder.File("empty"));
        var error = await Assert.ThrowsAsync<DobbleException>(() => BringAsync(source == "empty" ? _folder.File(source) : source));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_whose_bytes_are_not_what_its_list_says_is_refused()
    {
        var bundle = Bundle("bundle");
        File.AppendAllText(Path.Combine(bundle, "reader.onnx"), "x");
        Assert.Contains("hash", Refused(bundle), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_network_is_refused()
    {
        var bundle = Bundle("bundle");
        File.WriteAllText(Path.Combine(bundle, "finder.onnx"), "no network");
        File.Delete(Path.Combine(bundle, "models.json"));
        Assert.Contains("finder.onnx", Refused(bundle), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_another_shape_is_refused()
    {
        var bundle = Bundle("bundle");
        File.Copy(Path.Combine(bundle, "finder.onnx"), Path.Combine(bundle, "reader.onnx"), overwrite: true);
        File.Delete(Path.Combine(bundle, "models.json"));
        Assert.Contains("reader", Refused(bundle), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_hashes_is_refused()
    {
        var bundle = Bundle("bundle");
        File.WriteAllText(Path.Combine(bundle, "models.json"), "{}");
        Assert.Contains("models.json", Refused(bundle), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gallery_of_another_reader_is_refused()
    {
        var bundle = Bundle("bundle");
        var gallery = Path.Combine(bundle, "emoji.gallery");
        var bytes = File.ReadAllBytes(gallery);
        // The reader's identity is text in the file's head: another digit makes it another reader.
        var reader = Gallery.Load(gallery, Deck.Load(TestPaths.Deck("emoji"))).Reader;
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(reader));
        bytes[at] = bytes[at] == '0' ? (byte)'1' : (byte)'0';
        File.WriteAllBytes(gallery, bytes);
        Assert.NotEmpty(Refused(bundle));
    }

    [Fact]
    public void A_model_with_no_gallery_of_any_deck_here_is_refused()
    {
        var bundle = Bundle("bundle");
        foreach (var gallery in Galleries)
            File.Delete(Path.Combine(bundle, gallery));
        Assert.Contains("gallery of none", Refused(bundle), StringComparison.Ordinal);
    }

    private static string Refused(string bundle) =>
        Assert.Throws<DobbleException>(() => BundleCheck.Run(bundle, [TestPaths.Deck("classic"), TestPaths.Deck("emoji")])).Message;

    private Task BringAsync(string source, Func<string, string?>? variable = null)
    {
        Directory.CreateDirectory(_folder.File("got"));
        return BundleFiles.BringAsync(
            source, _folder.File("got"), Galleries, variable ?? (_ => null), TestContext.Current.CancellationToken);
    }

    private string Bundle(string place)
    {
        Directory.CreateDirectory(_folder.File(place));
        foreach (var file in new[] { "models/finder.onnx", "models/reader.onnx", "models/models.json", "models/reader.md",
            "decks/classic.gallery", "decks/emoji.gallery" })
            File.Copy(Path.Combine(TestPaths.Root, file), Path.Combine(_folder.File(place), Path.GetFileName(file)));
        return _folder.File(place);
    }

    /// <summary>
    /// Answers as MLflow's server does: where a run's or a model version's artifacts are, and their bytes, to those who know the password.
    /// </summary>
    private sealed class ArtifactServer : IDisposable
    {
        private const string Root = "1/abc/artifacts/model";
        private readonly LocalServer _server;
        private readonly string _folder;

        public ArtifactServer(string folder)
        {
            _folder = folder;
            _server = new LocalServer((context, _) =>
                Answer(context.Request) is var (status, body) ? LocalServer.SendAsync(context, status, body) : Task.CompletedTask);
        }

        public string? Variable(string name) => name switch
        {
            "MLFLOW_TRACKING_URI" => _server.Address,
            "MLFLOW_TRACKING_USERNAME" => "ann",
            "MLFLOW_TRACKING_PASSWORD" => "secret",
            _ => null,
        };

        public void Dispose() => _server.Dispose();

        private (int Status, byte[] Body) Answer(HttpListenerRequest request)
        {
            var path = request.Url!.AbsolutePath;
            if (request.Headers["Authorization"] != "Basic " + Convert.ToBase64String("ann:secret"u8))
                return (401, []);
            if (path.EndsWith("/runs/get", StringComparison.Ordinal))
                return (200, Bytes(new JsonObject
                { ["run"] = new JsonObject { ["info"] = new JsonObject { ["artifact_uri"] = "mlflow-artifacts:/1/abc/artifacts" } } }));
            if (path.EndsWith("/model-versions/get-download-uri", StringComparison.Ordinal))
                return (200, Bytes(new JsonObject { ["artifact_uri"] = "mlflow-artifacts:/" + Root }));
            var file = Path.Combine(_folder, Path.GetFileName(path));
            return path.StartsWith("/api/2.0/mlflow-artifacts/artifacts/" + Root, StringComparison.Ordinal) && File.Exists(file)
                ? (200, File.ReadAllBytes(file)) : (404, []);
        }

        private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
    }
}
