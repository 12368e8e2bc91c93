using Dobble.Data.DataSets;
using Dobble.Data.Ingestion.Conversion;
using Dobble.Vision;
using static Dobble.Data.Tests.Ingestion.IngestBench;
using static Dobble.TestKit.SampleSource;

namespace Dobble.Data.Tests.Ingestion;

public sealed class VocConversionTests : IDisposable
{
    private readonly IngestBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Classes_stand_in_the_order_of_the_deck_whatever_the_set_has()
    {
        await GatherAsync(("b_1", "zebra"), ("a_1", "anchor"));
        var result = _bench.Convert();
        Assert.Equal((2, 2), (result.Photos, result.Boxes));
        Assert.Equal(Deck.Symbols.Select(s => s.Id), File.ReadAllLines(Path.Combine(_bench.Dataset, "labels.txt")));
        Assert.Equal(["anchor", "zebra"], VocFolder.Load(_bench.Dataset, Deck).Photos.Select(p => p.Boxes[0].Name));
    }

    [Fact]
    public async Task Unknown_labels_fail_with_their_names_and_nothing_is_written()
    {
        await GatherAsync(("a_1", "cat"), ("b_1", "unicorn"), ("c_1", "unicorn"), ("d_1", "Cat"));
        var message = Assert.Throws<DobbleException>(() => _bench.Convert()).Message;
        Assert.Contains("labels unknown to the deck classic: unicorn (2), Cat (1)", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Dataset));
    }

    [Fact]
    public async Task Unknown_labels_can_be_dropped_kept_or_given_a_symbol()
    {
        await GatherAsync(("a_1", "cat"), ("b_1", "unicorn"));
        Assert.Equal(1, _bench.Convert(new ConvertOptions { UnknownLabels = "drop" }).Boxes);
        Directory.Delete(_bench.Dataset, recursive: true);
        var kept = _bench.Convert(new ConvertOptions { UnknownLabels = "keep" });
        Assert.Equal((2, "unicorn"), (kept.Boxes, kept.Labels[^1]));
        Directory.Delete(_bench.Dataset, recursive: true);
        _bench.Convert(new ConvertOptions { Rename = { ["unicorn"] = "zebra" } });
        Assert.Equal(["cat", "zebra"], VocFolder.Load(_bench.Dataset, Deck).Photos.Select(p => p.Boxes[0].Name));
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused_all_at_once()
    {
        await GatherAsync(("a_1", "cat"));
        var options = new ConvertOptions { UnknownLabels = "perhaps", Rename = { ["a"] = "unicorn" } };
        var message = Assert.Throws<DobbleException>(() => _bench.Convert(options)).Message;
        Assert.Contains(
            "must be fail, drop or keep; rename makes 'a' into 'unicorn', which is no symbol", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-0.5 20 30 40", "0 20 30 40")]
    [InlineData("90 20 100.9 40", "90 20 100 40")]
    public async Task A_box_that_slips_over_the_edge_ends_there(string drawn, string inside)
    {
        await GatherAsync(("a_1", "cat"));
        _bench.Write("a_1.xml", Voc("a_1.jpg", box: drawn));
        await _bench.IngestAsync();
        _bench.Convert();
        var box = VocFolder.Load(_bench.Dataset).Photos[0].Boxes[0].Box;
        Assert.Equal(inside, FormattableString.Invariant($"{box.X1} {box.Y1} {box.X2} {box.Y2}"));
    }

    [Theory]
    [InlineData("10 20 130 40", "'cat' lies outside the 100×80 image")]
    [InlineData("30 20 10 40", "'cat' is empty or inverted")]
    public async Task A_box_that_cannot_be_leaves_its_photo_out_and_none_left_is_an_error(string drawn, string message)
    {
        await GatherAsync(("a_1", "cat"), ("b_1", "cat"));
        _bench.Write("b_1.xml", Voc("b_1.jpg", box: drawn));
        await _bench.IngestAsync();
        var result = _bench.Convert();
        Assert.Contains(message, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(1, result.Photos);

        Directory.Delete(_bench.Dataset, recursive: true);
        _bench.Write("a_1.xml", Voc("a_1.jpg", box: drawn));
        await _bench.IngestAsync();
        Assert.Contains("no photo is left", Assert.Throws<DobbleException>(() => _bench.Convert()).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Dataset));
    }

    [Fact]
    public async Task The_truth_of_cards_follows_the_names_of_photos_and_symbols()
    {
        _bench.Image("two words.jpg");
        _bench.Write("two words.xml", Voc("two words.jpg", "kitty"));
        _bench.Write("truth.json", """{"two words.jpg":{"cards":[{"card":null,"boxes":[["kitty",10,20,30,40]]}]}}""");
        await _bench.IngestAsync();
        var result = _bench.Convert(new ConvertOptions { Rename = { ["kitty"] = "cat" } });
        Assert.Empty(result.Errors);
        var photo = Assert.Single(VocFolder.Load(_bench.Dataset).Photos);
        Assert.Equal("two-words.jpg", Path.GetFileName(photo.Path));
        Assert.Equal([Label(10, 20, 30, 40)], Assert.Single(photo.Cards).Boxes);
    }

    [Fact]
    public async Task A_broken_truth_file_is_an_error_and_left_out()
    {
        await GatherAsync(("a_1", "cat"));
        _bench.Write("truth.json", "{\"a_1.jpg\":{\"cards\":[");
        await _bench.IngestAsync();
        Assert.Contains("no valid truth file", Assert.Single(_bench.Convert().Errors).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_bench.Dataset, "truth.json")));
    }

    [Fact]
    public async Task A_label_that_XML_cannot_hold_is_an_error()
    {
        _bench.Image("a_1.jpg");
        _bench.Image("b_1.jpg");
        _bench.Write("export.ndjson",
            NewRow("a_1.jpg", null, null, Label(1, 2, 3, 4, "b\u0001d")) + "\n" + NewRow("b_1.jpg", null, null, Label(1, 2, 3, 4)));
        await _bench.IngestAsync();
        var result = _bench.Convert(new ConvertOptions { UnknownLabels = "keep" });
        Assert.Contains("characters that no labels file can hold", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(1, result.Photos);
    }

    [Fact]
    public async Task A_data_set_is_never_written_over_another()
    {
        await GatherAsync(("a_1", "cat"));
        _bench.Folder.Write("dataset/precious.txt", "x");
        Assert.Contains("nothing is overwritten", Assert.Throws<DobbleException>(() => _bench.Convert()).Message, StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(_bench.Folder.File("dataset/precious.txt")));
    }

    private async Task GatherAsync(params (string Stem, string Label)[] photos)
    {
        foreach (var (stem, label) in photos)
        {
            _bench.Image(stem + ".jpg");
            _bench.Write(stem + ".xml", Voc(stem + ".jpg", label));
        }

        await _bench.IngestAsync();
    }
}
