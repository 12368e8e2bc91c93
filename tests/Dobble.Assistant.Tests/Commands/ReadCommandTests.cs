using System.Text.Json;
using Dobble.Assistant.Tests.Reports;
using Dobble.TestKit;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Commands;

public sealed class ReadCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("read")]
    [InlineData("read", "a.jpg", "--jsn")]
    [InlineData("read", "a.jpg", "--threshold", "1.5")]
    [InlineData("read", "a.jpg", "--threshold", "high")]
    [InlineData("read", "a.jpg", "--provider", "abacus")]
    [InlineData("read", "a.jpg", "--language", "la")]
    [InlineData("read", "")]
    [InlineData("read", "a.jpg", "--out", "")]
    [InlineData("write", "a.jpg")]
    public void A_command_line_that_makes_no_sense_exits_with_2(params string[] args)
    {
        var run = ProgramRun.Of(args);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("See: dobble deck make --help", "deck", "make", "a", "--symbols", "b", "--paper", "a3")]
    [InlineData("Must be one of: 'a4' 'letter'", "deck", "make", "a", "--symbols", "b", "--paper", "a3")]
    public void What_a_command_takes_is_told_in_a_line_and_where_to_read_more(string told, params string[] args) =>
        Assert.Contains(ProgramRun.Of(args).Error.Split('\n'), line => line.EndsWith(told, StringComparison.Ordinal));

    [Fact]
    public void Without_arguments_the_program_says_what_it_can_do()
    {
        var run = ProgramRun.Of();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("read <PHOTO>", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_photo_without_cards_is_no_failure()
    {
        var run = ProgramRun.Of("read", Empty("table.png"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("No card was seen.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_nothing_is_said_of_a_photo_is_said()
    {
        var run = ProgramRun.Of("read", "--json", Empty("table.png"));
        Assert.Equal("no_cards", ReadingContract.Check(run.Output).GetProperty("silence").GetString());
    }

    [Fact]
    public void Photos_that_cannot_be_read_are_reported_and_the_others_are_read()
    {
        using var image = SampleImages.RedCorner();
        string[] bad =
        [
            _folder.File("missing.jpg"),
            _folder.Write("empty.jpg", []),
            _folder.Write("text.jpg", "hello"u8.ToArray()),
            _folder.Write("cut.png", SampleImages.Png(image)[..^30]),
            _folder.Write("huge.png", SampleImages.PngHeader(12_500, 8_000)),
            Directory.CreateDirectory(_folder.File("nothing-here")).FullName,
        ];

        var run = ProgramRun.Of(["read", "--json", .. bad, Empty("good.png")]);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(bad.Length + 1, lines.Length);
        foreach (var (file, line) in bad.Zip(lines))
        {
            var root = JsonDocument.Parse(line).RootElement;
            Assert.Equal(file, root.GetProperty("source").GetString());
            Assert.StartsWith(file, root.GetProperty("error").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(0, ReadingContract.Check(lines[^1]).GetProperty("cards").GetArrayLength());
    }

    [Fact]
    public void Real_photos_hold_the_cards_that_they_are_known_to_hold()
    {
        var photos = Path.Combine(TestPaths.RequireData(), "photos");
        var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(photos, "truth.json"))).RootElement;
        var names = truth.EnumerateObject().Select(photo => photo.Name)
            .Where(name => name.StartsWith("beige-cloth", StringComparison.Ordinal)).Take(4).ToArray();
        var run = ProgramRun.Of(["read", "--json", .. names.Select(name => Path.Combine(photos, name))]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var (name, line) in names.Zip(run.Output.Split('\n')))
        {
            var cards = truth.GetProperty(name).GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("card").GetInt32());
            var read = ReadingContract.Check(line);
            Assert.Equal(
                cards.Order(), read.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("slot").GetInt32()).Order());
            Assert.Equal(1, read.GetProperty("matches").GetArrayLength());
        }
    }

    [Fact]
    public void For_people_a_photo_that_cannot_be_read_is_one_line_on_standard_error()
    {
        var missing = _folder.File("missing.jpg");
        var run = ProgramRun.Of("read", missing, Empty("good.png"));
        Assert.Equal(1, run.ExitCode);
        IsOneLineAbout(missing, run.Error);
        Assert.Contains("good.png", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--finder-model")]
    [InlineData("--reader-model")]
    [InlineData("--deck")]
    public void A_missing_or_broken_file_to_read_with_is_named(string option)
    {
        foreach (var file in new[] { _folder.File("missing.json"), _folder.Write("broken.json", "hello"u8.ToArray()) })
            Fails(file, "read", Empty("a.png"), option, file);
    }

    [Fact]
    public void A_network_of_the_wrong_kind_is_named()
    {
        Fails(TestPaths.Model("reader"), "read", Empty("a.png"), "--finder-model", TestPaths.Model("reader"));
        Fails(TestPaths.Model("finder"), "read", Empty("a.png"), "--reader-model", TestPaths.Model("finder"));
    }

    [Fact]
    public void A_network_with_the_wrong_hash_is_named()
    {
        var copy = _folder.Write("finder.onnx", File.ReadAllBytes(TestPaths.Model("finder")));
        _folder.Write("models.json", JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object> { ["finder.onnx"] = new { sha256 = new string('0', 64) } }));
        Fails(copy, "read", Empty("a.png"), "--finder-model", copy);
    }

    [Fact]
    public void A_deck_that_is_not_there_is_answered_with_those_that_are()
    {
        var run = Fails("'nonsense'", "read", Empty("a.png"), "--deck", "nonsense");
        Assert.Contains("classic, emoji", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deck_whose_cards_clash_is_named()
    {
        var deck = JsonSerializer.Deserialize<System.Text.Json.Nodes.JsonObject>(File.ReadAllText(TestPaths.Deck("emoji")))!;
        deck["cards"]![1] = deck["cards"]![0]!.DeepClone();
        var file = _folder.Write("clash.json", JsonSerializer.SerializeToUtf8Bytes(deck));
        Fails(file, "read", Empty("a.png"), "--deck", file);
    }

    [Fact]
    public void A_folder_to_write_to_that_cannot_be_made_is_named()
    {
        var file = _folder.Write("file", [1]);
        Fails(file, "read", Empty("a.png"), "--out", Path.Combine(file, "pictures"));
    }

    private static ProgramRun Fails(string about, params string[] args)
    {
        var run = ProgramRun.Of(args);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        IsOneLineAbout(about, run.Error);
        return run;
    }

    private static void IsOneLineAbout(string about, string error)
    {
        Assert.Contains(about, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    /// <summary>An image of an empty table.</summary>
    private string Empty(string name)
    {
        using var image = new Mat(240, 320, MatType.CV_8UC3, new Scalar(60, 90, 120));
        return _folder.Write(name, SampleImages.Png(image));
    }
}
