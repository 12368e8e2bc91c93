using Dobble.Data.Stores;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Data.Tests.Stores;

public sealed class S3StoreTests(S3Server server) : IClassFixture<S3Server>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_data_set_comes_back_from_a_bucket_as_it_went_there()
    {
        using var store = server.Open("whole");
        var source = Folder(12);
        var sent = await FolderStore.DataSets(store).SendAsync(source, "table", null, Stop);
        var got = await FolderStore.DataSets(store)
            .FetchAsync("table", await FolderStore.DataSets(store).LatestAsync("table", Stop), _folder.File("back"), null, Stop);
        Assert.Equal((12, 12), (sent.Files, got.Files));
        Assert.All(sent.Manifest.Files, f =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(source, f.Path)), File.ReadAllBytes(Path.Combine(_folder.File("back"), f.Path))));
        Assert.Equal([("table", sent.Manifest.Version, true)], await FolderStore.DataSets(store).ListAsync(Stop));
    }

    [Fact]
    public async Task More_files_than_a_page_of_the_listing_holds_are_all_known()
    {
        using var store = server.Open("many");
        var source = Folder(1100, bytes: 20);
        Assert.Equal(1100, (await FolderStore.DataSets(store).SendAsync(source, "table", null, Stop)).Files);
        Assert.Equal(0, (await FolderStore.DataSets(store).SendAsync(source, "table", null, Stop)).Files);
    }

    [Fact]
    public async Task An_upload_that_is_cut_goes_on_where_it_was()
    {
        var source = Folder(40);
        await using (var proxy = new FaultyProxy(server.Port, n => n > 8 ? FaultyProxy.Fault.Error500 : FaultyProxy.Fault.None))
        {
            using var broken = server.Open("cut", proxy.Port);
            using var few = new LimitedStore(broken, puts: 15);
            await Assert.ThrowsAnyAsync<Exception>(() => FolderStore.DataSets(few).SendAsync(source, "table", null, Stop));
        }

        using var store = server.Open("cut");
        var there = (await store.ListAsync("datasets/table/files/", Stop)).Count;
        Assert.InRange(there, 1, 39);
        Assert.Equal(40 - there, (await FolderStore.DataSets(store).SendAsync(source, "table", null, Stop)).Files);
    }

    [Fact]
    public async Task A_download_that_is_cut_leaves_no_half_file_and_goes_on_where_it_was()
    {
        using var store = server.Open("down");
        var source = Folder(10, bytes: 20_000);
        var version = (await FolderStore.DataSets(store).SendAsync(source, "table", null, Stop)).Manifest.Version;
        await using (var proxy = new FaultyProxy(server.Port, n => n > 2 ? FaultyProxy.Fault.Cut : FaultyProxy.Fault.None))
        {
            using var broken = server.Open("down", proxy.Port);
            var error = await Assert.ThrowsAsync<DobbleException>(
                () => FolderStore.DataSets(broken).FetchAsync("table", version, _folder.File("back"), null, Stop));
            Assert.Contains("run again", error.Message, StringComparison.Ordinal);
        }

        Assert.All(Directory.GetFiles(_folder.File("back"), "*.bin*", SearchOption.AllDirectories), f =>
            Assert.Equal(20_000, new FileInfo(f).Length));
        await FolderStore.DataSets(store).FetchAsync("table", version, _folder.File("back"), null, Stop);
        Assert.Equal(11, Directory.GetFiles(_folder.File("back"), "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_server_that_falls_silent_in_the_middle_of_a_file_is_given_up_on()
    {
        using var store = server.Open("stall");
        var version = (await FolderStore.DataSets(store).SendAsync(Folder(3, bytes: 20_000), "table", null, Stop)).Manifest.Version;
        await using var proxy = new FaultyProxy(server.Port, n => n > 1 ? FaultyProxy.Fault.Stall : FaultyProxy.Fault.None);
        using var broken = server.Open("stall", proxy.Port, patience: "0.5");
        var error = await Assert.ThrowsAsync<DobbleException>(
            () => FolderStore.DataSets(broken).FetchAsync("table", version, _folder.File("back"), null, Stop));
        Assert.Contains("DOBBLE_S3_TIMEOUT", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.File("back"), "*.part", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(true, 20_000_000, 4)] // Most of what is sent first only fills the system's buffers.
    [InlineData(false, 10_000_000, 2)]
    public async Task A_slow_line_may_take_longer_than_a_silent_one(bool sending, int bytes, double patience)
    {
        await using var proxy = new FaultyProxy(server.Port, _ => FaultyProxy.Fault.Slow);
        using var fast = server.Open("slow");
        using var slow = server.Open("slow", proxy.Port, patience: $"{patience}");
        var file = Path.Combine(Folder(1, bytes), "0", "0.bin");
        var (sender, fetcher) = sending ? (slow, fast) : (fast, slow);
        var began = TimeProvider.System.GetTimestamp();
        await sender.PutAsync($"{bytes}", file, Stop);
        Assert.True(await fetcher.GetAsync($"{bytes}", _folder.File("back"), Stop));
        Assert.True(TimeProvider.System.GetElapsedTime(began).TotalSeconds > patience, "the line was not slow");
        Assert.Equal(await File.ReadAllBytesAsync(file, Stop), await File.ReadAllBytesAsync(_folder.File("back"), Stop));
    }

    [Theory]
    [InlineData("500", "the server failed")]
    [InlineData("silent", "no answer")]
    [InlineData("away", "the connection failed")]
    public async Task A_server_that_fails_is_told_of_in_one_line(string how, string told)
    {
        await using var proxy = new FaultyProxy(server.Port, _ => how == "500" ? FaultyProxy.Fault.Error500 : FaultyProxy.Fault.Silence);
        using var store = server.Open("faults", how == "away" ? Ports.Free() : proxy.Port, patience: how == "silent" ? "0.5" : "30");
        var error = await Assert.ThrowsAsync<DobbleException>(() => FolderStore.DataSets(store).LatestAsync("table", Stop));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Wrong_keys_and_a_bucket_that_is_not_there_are_told_of_by_name()
    {
        using var negative = server.Open("x", key: "wrong");
        Assert.Contains("AWS_SECRET_ACCESS_KEY", (await Assert.ThrowsAsync<DobbleException>(() => negative.ListAsync("a", Stop))).Message,
            StringComparison.Ordinal);
        using var nowhere = server.Open("x", bucket: "nowhere");
        Assert.Contains("no bucket 'nowhere'", (await Assert.ThrowsAsync<DobbleException>(() => nowhere.ListAsync("a", Stop))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_keys_the_variables_that_are_missing_are_named()
    {
        var error = Assert.Throws<DobbleException>(
            () => StoreAddress.Open("s3://dobble/x", name => name == "AWS_PROFILE" ? "no-such-profile" : null));
        Assert.Contains("AWS_ACCESS_KEY_ID", error.Message, StringComparison.Ordinal);
    }

    private string Folder(int files, int bytes = 2000)
    {
        var random = new Random(files);
        for (var i = 0; i < files; i++)
        {
            var contents = new byte[bytes];
            random.NextBytes(contents);
            Directory.CreateDirectory(_folder.File($"source/{i % 3}"));
            File.WriteAllBytes(_folder.File($"source/{i % 3}/{i}.bin"), contents);
        }

        return _folder.File("source");
    }

    /// <summary>A store that fails after some files, as a program that is killed.</summary>
    private sealed class LimitedStore(IStore inner, int puts) : IStore
    {
        private int _left = puts;

        public string Address => inner.Address;

        public Task<IReadOnlySet<string>> ListAsync(string prefix, CancellationToken stop) => inner.ListAsync(prefix, stop);

        public Task PutAsync(string key, string file, CancellationToken stop) =>
            Interlocked.Decrement(ref _left) >= 0 ? inner.PutAsync(key, file, stop) : throw new OperationCanceledException();

        public Task<bool> GetAsync(string key, string file, CancellationToken stop) => inner.GetAsync(key, file, stop);

        public void Dispose()
        {
        }
    }
}
