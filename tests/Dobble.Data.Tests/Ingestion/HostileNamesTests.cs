using System.Text.Json;
using Dobble.Data.Labels;
using Dobble.TestKit;
using static Dobble.Data.Tests.Ingestion.IngestBench;
using static Dobble.TestKit.SampleSource;

namespace Dobble.Data.Tests.Ingestion;

public sealed class HostileNamesTests : IDisposable
{
    private readonly IngestBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("../../x.jpg", "x.jpg")]
    [InlineData("/etc/x.jpg", "x.jpg")]
    [InlineData("..\\..\\x.jpg", "x.jpg")]
    [InlineData("C:\\x.jpg", "x.jpg")]
    [InlineData("sofa_1\u0007\u001b[31m.jpg", "sofa_1[31m.jpg")]
    [InlineData("sofa_\u202egpj.1.jpg", "sofa_gpj.1.jpg")]
    [InlineData("sofa_a b?.PNG", "sofa_a-b.PNG")]
    [InlineData("sofa_1", "sofa_1.jpg")]
    [InlineData("sofa_1.part", "sofa_1.part.jpg")]
    [InlineData("..", null)]
    [InlineData("a/..", null)]
    [InlineData(".jpg", "jpg.jpg")]
    [InlineData("", null)]
    public void A_name_from_outside_becomes_a_plain_one_or_none(string name, string? plain)
    {
        Assert.Equal(plain, PhotoNames.Clean(name));
        Assert.True(plain is null || VocLayout.IsPlain(plain));
    }

    [Fact]
    public void A_very_long_name_keeps_its_beginning_and_its_ending()
    {
        var name = PhotoNames.Clean("sofa_" + new string('x', 5000) + ".jpeg")!;
        Assert.StartsWith("sofa_", name, StringComparison.Ordinal);
        Assert.EndsWith(".jpeg", name, StringComparison.Ordinal);
        Assert.InRange(name.Length, 20, 120);
    }

    [Fact]
    public void A_photo_has_the_same_name_whatever_the_order_of_the_export()
    {
        SourcePhoto[] photos = [
            Photo("a_1.jpg", "http://h/1"), Photo("a_1.jpg", "http://h/2"), Photo("A_1.PNG", "http://h/3"), Photo("b_1.jpg", "http://h/4")];
        var errors = new List<DataError>();
        var forwards = PhotoNames.Assign(photos, errors);
        var backwards = PhotoNames.Assign(photos.Reverse(), errors);
        Assert.Empty(errors);
        Assert.Equal(4, forwards.Select(n => Path.GetFileNameWithoutExtension(n.File).ToUpperInvariant()).Distinct().Count());
        Assert.Equal(forwards.OrderBy(n => n.File), backwards.OrderBy(n => n.File));
    }

    [Fact]
    public void The_same_image_labelled_twice_is_an_error()
    {
        var errors = new List<DataError>();
        // The signature in the query is another one in each export.
        var named = PhotoNames.Assign([Photo("a_1.jpg", "http://h/1?token=x"), Photo("a_1.jpg", "http://h/1?token=y")], errors);
        Assert.Equal("a_1.jpg", Assert.Single(named).File);
        Assert.Contains("labelled more than once", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_with_hostile_names_writes_nothing_outside_its_folder()
    {
        using var server = LocalServer.OfFiles(new Dictionary<string, byte[]> { ["/1"] = _bench.Jpeg(), ["/2"] = _bench.Jpeg() });
        _bench.Write("export.json", JsonSerializer.Serialize(new[]
        {
            OldRow("../../x.jpg", server.Address + "1", Label(10, 20, 30, 40)),
            OldRow("/etc/x.jpg", server.Address + "2", Label(10, 20, 30, 40)),
            OldRow("../..", server.Address + "1", Label(10, 20, 30, 40)),
        }));

        var result = await _bench.IngestAsync();

        Assert.Contains("is no file name", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Photos.Count);
        Assert.All(result.Photos, p => Assert.Matches("^x-[0-9a-f]{8}\\.jpg$", p.File));
        Assert.False(File.Exists(Path.Combine(_bench.Gathered, "..", "x.jpg")));
        Assert.Equal(["gathered", "source"], Directory.GetFileSystemEntries(_bench.Folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_list_of_photos_that_was_tampered_with_leads_nowhere()
    {
        _bench.Image("a_1.jpg");
        _bench.Write("a_1.xml", Voc("a_1.jpg"));
        await _bench.IngestAsync();
        var list = Path.Combine(_bench.Gathered, "photos.json");
        File.WriteAllText(list, File.ReadAllText(list).Replace("a_1.jpg", "../origin.txt", StringComparison.Ordinal));
        var e = Assert.Throws<Dobble.Vision.DobbleException>(() => _bench.Convert());
        Assert.Contains("no plain file name", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Dataset));
    }

    private static SourcePhoto Photo(string name, string address) => new("test", name, []) { Address = address };
}
