using System.Diagnostics;
using System.Text;
using Dobble.Data.Stores;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Data.Tests.Stores;

public sealed class FolderStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LocalStore _store;

    public FolderStoreTests() => _store = new LocalStore(_folder.File("store"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FolderStore Sets => FolderStore.DataSets(_store);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_same_contents_have_the_same_version_and_are_sent_once()
    {
        var first = await SendAsync(("a/one.txt", "1"), ("b.txt", "2"));
        var again = await SendAsync(("a/one.txt", "1"), ("b.txt", "2"));
        Assert.Equal(first.Manifest.Version, again.Manifest.Version);
        Assert.Equal((2, 0), (first.Files, again.Files));
        var changed = await SendAsync(("a/one.txt", "1"), ("b.txt", "3"));
        Assert.NotEqual(first.Manifest.Version, changed.Manifest.Version);
        Assert.Equal(1, changed.Files);
    }

    [Fact]
    public async Task An_earlier_version_can_be_fetched_again_and_takes_away_what_it_has_not()
    {
        var first = await SendAsync(("one.txt", "1"));
        await SendAsync(("one.txt", "changed"), ("two.txt", "2"));
        await Sets.FetchAsync("set", await Sets.LatestAsync("set", Stop), _folder.File("out"), null, Stop);
        _folder.Write("out/mine.txt", "my own");
        await Sets.FetchAsync("set", first.Manifest.Version, _folder.File("out"), null, Stop);
        Assert.Equal("1", await File.ReadAllTextAsync(_folder.File("out/one.txt"), Stop));
        Assert.False(File.Exists(_folder.File("out/two.txt")));
        Assert.Equal("my own", await File.ReadAllTextAsync(_folder.File("out/mine.txt"), Stop));
    }

    [Fact]
    public async Task Only_what_is_missing_or_differs_is_fetched()
    {
        var sent = await SendAsync(("one.txt", "1"), ("two.txt", "2"), ("three.txt", "3"));
        Task<Transfer> Fetch() => Sets.FetchAsync("set", sent.Manifest.Version, _folder.File("out"), null, Stop);
        Assert.Equal(3, (await Fetch()).Files);
        Assert.Equal(0, (await Fetch()).Files);
        _folder.Write("out/two.txt", "spoiled");
        File.Delete(_folder.File("out/three.txt"));
        Assert.Equal(2, (await Fetch()).Files);
        Assert.Equal("2", await File.ReadAllTextAsync(_folder.File("out/two.txt"), Stop));
    }

    [Fact]
    public async Task A_stored_file_whose_contents_changed_is_refused_and_leaves_nothing()
    {
        var sent = await SendAsync(("one.txt", "1"));
        var stored = Directory.GetFiles(_folder.File("store/datasets/set/files"), "*", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(stored, "2", Stop);
        var error = await Assert.ThrowsAsync<DobbleException>(
            () => Sets.FetchAsync("set", sent.Manifest.Version, _folder.File("out"), null, Stop));
        Assert.Contains("SHA-256", error.Message, StringComparison.Ordinal);
        Assert.Equal([".downloaded"], Directory.GetFiles(_folder.File("out")).Select(Path.GetFileName));

        // What the message says to do helps.
        Assert.Contains(
            $"delete {Path.GetRelativePath(_folder.File("store"), stored)} there and upload", error.Message, StringComparison.Ordinal);
        File.Delete(stored);
        await SendAsync(("one.txt", "1"));
        Assert.Equal(1, (await Sets.FetchAsync("set", sent.Manifest.Version, _folder.File("out"), null, Stop)).Files);
    }

    [Fact]
    public async Task What_a_download_that_failed_has_put_there_goes_when_another_version_comes()
    {
        var first = await SendAsync(("one.txt", "1"));
        var second = await SendAsync(("two.txt", "2"), ("mine.txt", "my own"));
        _folder.Write("out/mine.txt", "my own");
        await Sets.FetchAsync("set", second.Manifest.Version, _folder.File("out"), null, Stop);
        var third = await SendAsync(("three.txt", "3"), ("four.txt", "4"));
        File.Delete(Directory.GetFiles(_folder.File("store"), third.Manifest.Files.Single(f => f.Path == "four.txt").Sha256,
            SearchOption.AllDirectories).Single());
        await Assert.ThrowsAsync<DobbleException>(() => Sets.FetchAsync("set", third.Manifest.Version, _folder.File("out"), null, Stop));
        await Sets.FetchAsync("set", first.Manifest.Version, _folder.File("out"), null, Stop);
        Assert.Equal([".downloaded", "mine.txt", "one.txt"], Directory.GetFiles(_folder.File("out")).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_no_data_set_in_a_store_does_not_hide_those_that_are()
    {
        var sent = await SendAsync(("one.txt", "1"));
        _folder.Write("store/datasets/.hidden/manifests/0123456789abcdef.json", "{}");
        _folder.Write("store/datasets/set/manifests/notes.json", "{}");
        _folder.Write("store/datasets/cut/manifests/0123456789abcdef.json", "{}");
        Assert.Equal([("cut", "0123456789abcdef", false), ("set", sent.Manifest.Version, true)], await Sets.ListAsync(Stop));
    }

    [Fact]
    public async Task Keys_are_listed_by_any_beginning()
    {
        await SendAsync(("one.txt", "1"));
        Assert.Equal(["datasets/set/latest"], await _store.ListAsync("datasets/set/la", Stop));
        Assert.Equal(["datasets/set/latest"], await _store.ListAsync("datasets/set/latest", Stop));
        Assert.Empty(await _store.ListAsync("datasets/other/", Stop));
    }

    [Fact]
    public async Task What_a_killed_download_left_unfinished_is_not_uploaded()
    {
        var sent = await SendAsync(("one.txt", "1"), ("two.txt.part", "half"));
        Assert.Equal(["one.txt"], sent.Manifest.Files.Select(f => f.Path));
    }

    [Theory]
    [InlineData("../../evil.txt")]
    [InlineData("/etc/evil")]
    [InlineData("a/../../evil")]
    [InlineData("a\\\\..\\\\evil")]
    [InlineData("")]
    [InlineData("new\\nline")]
    [InlineData(".downloaded")]
    [InlineData("one.txt.part")]
    public void A_manifest_that_leads_out_of_its_folder_is_refused(string path)
    {
        var json = $$"""{"name":"set","files":[{"path":"{{path}}","size":1,"sha256":"{{new string('a', 64)}}"}]}""";
        var error = Assert.Throws<DobbleException>(() => Manifest.Parse(Encoding.UTF8.GetBytes(json), "store"));
        Assert.Contains("refused", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("""{"name":"set","files":[{"path":"a","size":-1,"sha256":"x"}]}""")]
    [InlineData(
        """{"name":"set","files":[{"path":"a","size":9223372036854775807,"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]}""")]
    [InlineData("""{"name":"set"}""")]
    [InlineData("{")]
    [InlineData("null")]
    public void A_manifest_that_is_no_manifest_is_refused(string json) =>
        Assert.Throws<DobbleException>(() => Manifest.Parse(Encoding.UTF8.GetBytes(json), "store"));

    [Fact]
    public async Task A_manifest_that_was_changed_in_the_store_is_refused()
    {
        var sent = await SendAsync(("one.txt", "1"));
        var path = _folder.File($"store/datasets/set/manifests/{sent.Manifest.Version}.json");
        await File.WriteAllTextAsync(
            path, (await File.ReadAllTextAsync(path, Stop)).Replace("one.txt", "two.txt", StringComparison.Ordinal), Stop);
        var error = await Assert.ThrowsAsync<DobbleException>(
            () => Sets.FetchAsync("set", sent.Manifest.Version, _folder.File("out"), null, Stop));
        Assert.Contains("changed since it was uploaded", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_in_the_store_is_told_of()
    {
        Assert.Contains("holds nothing named 'set'",
            (await Assert.ThrowsAsync<DobbleException>(() => Sets.LatestAsync("set", Stop))).Message, StringComparison.Ordinal);
        Assert.Contains("no name", (await Assert.ThrowsAsync<DobbleException>(() => Sets.LatestAsync("../set", Stop))).Message,
            StringComparison.Ordinal);
        Assert.Contains("no such folder", (await Assert.ThrowsAsync<DobbleException>(() =>
            Sets.SendAsync("/nowhere", "set", null, Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_full_ends_a_download_without_half_files()
    {
        var sent = await SendAsync(("one.txt", "1"), ("large.bin", new string('x', 600_000)));
        Directory.CreateDirectory(_folder.File("small"));
        Assert.SkipUnless(await MountAsync(_folder.File("small")), "a small file system can only be mounted by root");
        try
        {
            var error = await Assert.ThrowsAsync<DobbleException>(
                () => Sets.FetchAsync("set", sent.Manifest.Version, _folder.File("small"), null, Stop));
            Assert.Contains("make room and run again", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Directory.GetFiles(_folder.File("small")), f =>
                f.EndsWith(".part", StringComparison.Ordinal) || f.EndsWith("large.bin", StringComparison.Ordinal));
        }
        finally
        {
            using var unmount = Process.Start("umount", [_folder.File("small")]);
            await unmount.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> MountAsync(string folder)
    {
        using var mount = Process.Start(
            new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", folder]) { RedirectStandardError = true })!;
        await mount.WaitForExitAsync(Stop);
        return mount.ExitCode == 0;
    }

    private Task<Transfer> SendAsync(params (string Path, string Text)[] files)
    {
        if (Directory.Exists(_folder.File("source")))
            Directory.Delete(_folder.File("source"), recursive: true);
        foreach (var (path, text) in files)
            _folder.Write("source/" + path, text);
        return Sets.SendAsync(_folder.File("source"), "set", null, Stop);
    }
}
