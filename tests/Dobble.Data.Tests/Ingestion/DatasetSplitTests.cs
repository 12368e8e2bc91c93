using Dobble.Data.DataSets.Splitting;
using Dobble.TestKit;
using Dobble.Vision;
using static Dobble.Data.Tests.Ingestion.IngestBench;
using static Dobble.TestKit.SampleSource;

namespace Dobble.Data.Tests.Ingestion;

public sealed class DatasetSplitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Named_series_are_held_out_whole()
    {
        Photos("a", 3, "b", 2, "c", 1);
        var split = Write(new SplitOptions { Validation = ["b"], Test = ["c"] });
        Assert.Equal(["a_0", "a_1", "a_2"], split.Train);
        Assert.Equal(["b_0", "b_1"], File.ReadAllLines(_folder.File("ImageSets/Main/val.txt")));
        Assert.Equal(["c_0"], File.ReadAllLines(_folder.File("ImageSets/Main/test.txt")));
    }

    [Fact]
    public void Drawn_series_are_whole_and_near_the_share_and_the_same_for_the_same_seed()
    {
        Photos("a", 4, "b", 4, "c", 4, "d", 4, "e", 4);
        var options = new SplitOptions { ValidationShare = 0.2, TestShare = 0.2, Seed = 5 };
        var split = Write(options);
        Assert.Equal((12, 4, 4), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Single(split.Validation.Select(s => s[0]).Distinct());
        Assert.Equal(split.Validation, Write(options).Validation);
        Assert.True(Enumerable.Range(0, 20).Select(seed => Write(options with { Seed = seed }).Validation[0]).Distinct().Count() > 1);
        Assert.Equal(split.Train.Concat(split.Validation).Concat(split.Test).Order(), Directory.GetFiles(_folder.File("Annotations"))
            .Select(f => Path.GetFileNameWithoutExtension(f)!).Order());
    }

    [Fact]
    public void The_order_in_which_files_were_written_changes_nothing()
    {
        Photos("a", 2, "b", 2, "c", 2);
        using var other = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal))
        {
            var copy = other.File(Path.GetRelativePath(_folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var by in new[] { "series", "photo" })
        {
            var options = new SplitOptions { By = by, Seed = 3 };
            Assert.Equal(Write(options).Validation, DatasetSplit.Write(other.Path, options, Deck).Validation);
        }
    }

    [Fact]
    public void Series_are_held_out_whole_where_there_are_enough_and_photos_where_there_are_not()
    {
        Photos("a", 4, "b", 4, "c", 4);
        var options = new SplitOptions { By = "auto", ValidationShare = 0.2, TestShare = 0.3 };
        var split = Write(options);
        Assert.Equal("series", split.By);
        Assert.Single(split.Test.Select(s => s[0]).Distinct());
        foreach (var file in Directory.GetFiles(_folder.File("Annotations")).Where(f => !Path.GetFileName(f).StartsWith('a')))
            File.Delete(file);
        split = Write(options);
        Assert.Equal(("photo", 4), (split.By, split.Train.Count + split.Validation.Count + split.Test.Count));
    }

    [Fact]
    public void By_photo_the_share_is_met_exactly()
    {
        Photos("a", 10);
        var split = Write(new SplitOptions { By = "photo", ValidationShare = 0.3, TestShare = 0.1 });
        Assert.Equal((6, 3, 1), (split.Train.Count, split.Validation.Count, split.Test.Count));
    }

    [Fact]
    public void Photos_that_share_a_card_stay_together()
    {
        Cards(("a_0", [0]), ("a_1", [1]), ("b_0", [0]), ("b_1", [2, 1]), ("c_0", [3]), ("c_1", [2]));
        for (var seed = 0; seed < 10; seed++)
        {
            var split = Write(new SplitOptions { By = "card", ValidationShare = 0.4, Seed = seed });
            Assert.Contains(string.Join(' ', split.Validation), new[] { "a_0 b_0", "a_0 b_0 c_0", "a_1 b_1 c_1", "c_0" });
        }
    }

    [Fact]
    public void Cards_that_link_all_photos_are_one_clear_error()
    {
        Cards(("a_0", [0]), ("a_1", [0, 1]), ("b_0", [1]));
        var message = Fail(new SplitOptions { By = "card" });
        Assert.Contains("cards link all 3 photos with each other", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("ImageSets")));
    }

    [Fact]
    public void Cards_that_leave_too_little_to_hold_out_are_one_clear_error()
    {
        Cards([.. Enumerable.Range(0, 9).Select(i => ($"a_{i}", new[] { 0 })), ("b_0", [1])]);
        Assert.Contains("only 1 photos can be held out where 4 are wanted", Fail(new SplitOptions { By = "card", ValidationShare = 0.4 }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_photo_that_cannot_be_read_is_not_left_out_silently()
    {
        Photos("a", 2, "b", 1);
        File.Delete(_folder.File("JPEGImages/a_1.jpg"));
        Assert.Contains("a_1.jpg: the image is missing", Fail(new SplitOptions()), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_lists_are_taken_by_stem_name_or_path()
    {
        Photos("a", 4);
        _folder.Write("lists/train.txt", "a_0\ndata/obj/a_1.jpg\n\n");
        _folder.Write("lists/val.txt", "a_2.jpg -1\n");
        var split = Write(new SplitOptions { By = "lists", Lists = _folder.File("lists") });
        Assert.Equal(["a_0", "a_1"], split.Train);
        Assert.Equal(["a_2"], split.Validation);
    }

    [Theory]
    [InlineData("a_0", "a_9", "val.txt: names 'a_9', of which there is no labelled photo")]
    [InlineData("a_0\na_1", "a_1", "val.txt: names 'a_1', which is in train.txt already")]
    [InlineData("a_0", "", "the validation list would be empty")]
    [InlineData("", "a_0", "the train list would be empty")]
    public void Given_lists_that_cannot_be_are_refused(string train, string validation, string message)
    {
        Photos("a", 2);
        _folder.Write("lists/train.txt", train);
        _folder.Write("lists/val.txt", validation);
        Assert.Contains(message, Fail(new SplitOptions { By = "lists", Lists = _folder.File("lists") }), StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, SplitOptions> Cases = new()
    {
        ["there is no series 'x' here; there are a, b"] = new SplitOptions { Validation = ["x"] },
        ["the train list would be empty"] = new SplitOptions { Validation = ["a", "b"] },
        ["is named for validation and for test"] = new SplitOptions { Validation = ["a"], Test = ["a"] },
        ["too few groups of photos"] = new SplitOptions { By = "series", TestShare = 0.3 },
        ["by is 'day', must be auto, series, card, photo or lists; validationShare is 2"] = new SplitOptions
        { By = "day", ValidationShare = 2 },
        ["lists is missing"] = new SplitOptions { By = "lists" },
        ["set by to series"] = new SplitOptions { By = "photo", Validation = ["a"] },
        ["train.txt: no such list"] = new SplitOptions { By = "lists", Lists = "/nowhere" },
    };

    public static TheoryData<string> Impossible => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_split_that_cannot_be_is_one_line_and_writes_nothing(string message)
    {
        Photos("a", 2, "b", 1);
        Assert.Contains(message, Fail(Cases[message]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("ImageSets")));
    }

    [Fact]
    public void A_new_split_leaves_nothing_of_the_old()
    {
        Photos("a", 2, "b", 1, "c", 1);
        Write(new SplitOptions { Validation = ["b"], Test = ["c"] });
        Write(new SplitOptions { Validation = ["b"] });
        Assert.Equal(["train.txt", "val.txt"], Directory.GetFiles(_folder.File("ImageSets/Main")).Select(Path.GetFileName).Order());
    }

    private SplitResult Write(SplitOptions options) => DatasetSplit.Write(_folder.Path, options, Deck);

    private string Fail(SplitOptions options)
    {
        var message = Assert.Throws<DobbleException>(() => Write(options)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private void Photos(params object[] series)
    {
        for (var i = 0; i < series.Length; i += 2)
        {
            for (var n = 0; n < (int)series[i + 1]; n++)
                Photo($"{series[i]}_{n}");
        }
    }

    private void Photo(string stem)
    {
        _folder.WriteImage($"JPEGImages/{stem}.jpg", 16, 16);
        _folder.Write($"Annotations/{stem}.xml", Voc(stem + ".jpg", width: 16, height: 16, box: "1 1 9 9"));
    }

    private void Cards(params (string Stem, int[] Cards)[] photos)
    {
        foreach (var (stem, _) in photos)
            Photo(stem);
        var entries = photos.Select(
            p => $"\"{p.Stem}.jpg\":{{\"cards\":[{string.Join(',', p.Cards.Select(c => $"{{\"card\":{c},\"boxes\":{Boxes(c)}}}"))}]}}");
        _folder.Write("truth.json", $"{{{string.Join(',', entries)}}}");
    }

    private static string Boxes(int card)
    {
        var slot = Deck.Cards[card][0];
        return $"[[\"{Deck.Symbols.First(s => s.Slot == slot).Id}\",1,1,9,9]]";
    }
}
