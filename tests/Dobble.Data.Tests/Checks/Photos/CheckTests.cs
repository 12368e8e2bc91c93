using Dobble.Data.Checks;
using Dobble.Data.Checks.Photos;
using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Data.Tests.Evaluation;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.Checks.Photos;

/// <summary>Each check passes on sound data and speaks up where the data is spoilt in its way.</summary>
public class CheckTests
{
    private static readonly string[] Symbols = [.. HandMadeTable.Deck.Symbols.GroupBy(s => s.Slot).Select(g => g.First().Id)];

    [Fact]
    public void Sound_data_passes_every_check()
    {
        var photos = Photos(seed: 1, count: 60);
        var results = AllChecks.Run(
            Of(photos, CardOn("a"), CardOn("b", scale: 1.5f)), [new DataSplit("halves", photos[..30], photos[30..])]);
        Assert.All(results, r => Assert.True(r.Status == CheckStatus.Pass, $"{r.Name}: {r.Status}, {r.Summary}"));
        Assert.Equal(21, results.Count);
    }

    [Theory]
    [InlineData(10, 10, 10, 30, false)]
    [InlineData(30, 10, 10, 30, false)]
    [InlineData(-1, 10, 30, 30, false)]
    [InlineData(600, 10, 641, 30, false)]
    [InlineData(600, 10, 640, 30, true)]
    public void A_box_that_cannot_be_is_told_of(float x1, float y1, float x2, float y2, bool passes) =>
        Assert.Equal(passes ? CheckStatus.Pass
            : CheckStatus.Fail, BoxChecks.Impossible(Of(Photos(1, 5), With(new LabelledBox("cat", new Box(x1, y1, x2, y2))))).Status);

    [Fact]
    public void Boxes_at_the_edge_are_truncated() =>
        Assert.Equal(CheckStatus.Fail, BoxChecks.Truncated(Of([], With(new LabelledBox("cat", new Box(0, 10, 20, 30))))).Status);

    [Fact]
    public void Two_boxes_on_one_place_overlap()
    {
        var result = BoxChecks.Overlapping(Of([], With(new("cat", new Box(10, 10, 30, 30)), new("dog", new Box(11, 10, 31, 30)))));
        Assert.Equal(CheckStatus.Fail, result.Status);
        Assert.Equal(["a.jpg", "cat", "dog"], Assert.Single(result.Rows).Take(3));
    }

    [Fact]
    public void A_name_that_is_not_the_decks_is_told_of()
    {
        var result = LabelChecks.Names(Of([], With(new LabelledBox("unicorn", new Box(10, 10, 30, 30)))));
        Assert.Equal(CheckStatus.Fail, result.Status);
        Assert.Equal(["unicorn", "1", "a.jpg"], Assert.Single(result.Rows));
    }

    [Fact]
    public void A_file_that_cannot_be_read_fails() =>
        Assert.Equal(CheckStatus.Fail, LabelChecks.Files(new Inspection(new LabelSet("x", [], [new DataError("a.xml", "is broken")]),
            HandMadeTable.Deck, [], [], new CheckLimits())).Status);

    [Fact]
    public void Rare_symbols_are_told_of() =>
        Assert.Equal(CheckStatus.Fail, LabelChecks.Distribution(Of([], With(new LabelledBox("cat", new Box(10, 10, 30, 30))))).Status);

    [Fact]
    public void Small_photos_are_told_of() =>
        Assert.Equal(
            CheckStatus.Fail, SizeCheck.Run(Of([.. Photos(1, 4).Select(p => p with { Photo = p.Photo with { Height = 100 } })])).Status);

    [Fact]
    public void Dark_photos_among_light_ones_are_outliers()
    {
        var photos = Photos(1, 50);
        PhotoFacts[] some = [.. photos.Select((p, i) => i % 10 == 0 ? Changed(p, "brightness", 0.05) : p)];
        var result = OutlierChecks.Photos(Of(some));
        Assert.Equal(CheckStatus.Warn, result.Status);
        Assert.Contains("brightness", result.Summary, StringComparison.Ordinal);
        Assert.Equal(5, result.Exhibits.Count(e => e.Caption.StartsWith("brightness", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_darker_split_drifts_and_can_be_told_apart()
    {
        var photos = Photos(1, 60);
        var split = new DataSplit("light and dark", photos[..30], [.. photos[30..].Select(p => Changed(p, "brightness", 0.1))]);
        var drift = DriftChecks.Photos(Of(photos), split);
        Assert.Equal(CheckStatus.Warn, drift.Status);
        Assert.Equal("brightness", drift.Rows[0][0]);
        Assert.NotEmpty(drift.Plots);
        Assert.Equal(CheckStatus.Warn, DomainCheck.Run(Of(photos), split).Status);
    }

    [Fact]
    public void A_symbol_that_is_only_held_out_is_new()
    {
        var photos = Photos(1, 40);
        var split = new DataSplit(
            "x", [.. photos[..20].Select(p => p with { Boxes = [.. p.Boxes.Where(b => b.Label != Symbols[0])] })], photos[20..]);
        var result = SplitLabelChecks.New(Of(photos), split);
        Assert.Equal(CheckStatus.Fail, result.Status);
        Assert.Equal(Symbols[0], Assert.Single(result.Rows)[0]);
    }

    [Fact]
    public void Splits_with_other_symbols_or_places_or_clues_differ()
    {
        var photos = Photos(1, 60);
        PhotoFacts[] few = [.. photos[30..].Select(p => p with { Boxes = [.. p.Boxes.Where(b => b.Label.CompareTo("f") < 0)] })];
        Assert.Equal(CheckStatus.Fail, SplitLabelChecks.Drift(Of(photos), new DataSplit("x", photos[..30], few)).Status);

        PhotoFacts[] left = [.. photos[30..].Select(p => Changed(p, b => [b[0], b[1], b[2] / 4, b[3], b[4], b[5]]))];
        Assert.NotEqual(CheckStatus.Pass, HeatMapCheck.Run(Of(photos), new DataSplit("x", photos[..30], left)).Status);
        Assert.Equal("x", DriftChecks.Boxes(Of(photos), new DataSplit("x", photos[..30], left)).Rows[0][0]);

        PhotoFacts[] clued = [.. photos[30..].Select(p =>
            p with { Boxes = [.. p.Boxes.Select(b => b with { Properties = [Array.IndexOf(Symbols, b.Label), .. b.Properties[1..]] })] })];
        Assert.Equal(CheckStatus.Fail, CorrelationChecks.Change(Of(photos), new DataSplit("x", photos[..30], clued)).Status);
        Assert.Equal(CheckStatus.Fail, CorrelationChecks.Power(Of(clued)).Status);
    }

    [Fact]
    public void The_same_photo_in_both_splits_leaks()
    {
        var photos = Photos(1, 20);
        var again = photos[0] with { Thumbnail = [.. photos[0].Thumbnail.Select(v => (byte)(v + 2))] };
        Assert.Equal(
            CheckStatus.Fail, DuplicateChecks.Across(Of(photos), new DataSplit("x", photos[..10], [again, .. photos[10..]])).Status);
        Assert.Equal(CheckStatus.Warn, DuplicateChecks.Within(Of([again, .. photos])).Status);
    }

    [Fact]
    public void Boxes_of_one_card_in_two_photos_agree_however_large_it_is_and_turned_by_quarters()
    {
        var result = AgreementCheck.Run(Of([], CardOn("a"), CardOn("b", scale: 1.5f), CardOn("c", quarters: 1)));
        Assert.Equal(CheckStatus.Pass, result.Status);
        Assert.Equal(3, result.Rows.Count);
        Assert.All(result.Rows, row => Assert.Equal("1", row[2]));
    }

    [Fact]
    public void Boxes_that_were_drawn_loosely_disagree()
    {
        var result = AgreementCheck.Run(Of([], CardOn("a"), CardOn("b", looseness: 16)));
        Assert.Equal(CheckStatus.Warn, result.Status);
        Assert.Contains("8 pairs of boxes", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void One_photo_of_a_card_says_nothing_about_agreement() =>
        Assert.Equal(CheckStatus.Skipped, AgreementCheck.Run(Of([], CardOn("a"))).Status);

    /// <summary>A photo of one card, its symbols in a ring around one in the middle; looseness widens every other box.</summary>
    private static LabelledPhoto CardOn(string name, float scale = 1, int quarters = 0, float looseness = 0)
    {
        var deck = HandMadeTable.Deck;
        return new LabelledPhoto($"{name}.jpg", 640, 480, [.. deck.Cards[7].Select((slot, i) =>
        {
            var angle = (2 * Math.PI * i / 7) + (Math.PI / 2 * quarters);
            var (x, y) = i == 7 ? (0, 0) : (70 * Math.Cos(angle), 70 * Math.Sin(angle));
            var (width, height) = quarters % 2 == 0 ? (24, 30) : (30, 24);
            var loose = i % 2 == 0 ? looseness : 0;
            var box = new Box(
                (float)((scale * (x - (width / 2))) + 300 - loose), (float)((scale * (y - (height / 2))) + 240 - loose),
                (float)((scale * (x + (width / 2))) + 300 + loose), (float)((scale * (y + (height / 2))) + 240 + loose));
            return new LabelledBox(deck.Symbols.First(symbol => symbol.Slot == slot).Id, box);
        })])
        { LabelFile = $"{name}.xml", IsReadable = false };
    }

    private static LabelledPhoto With(params LabelledBox[] boxes) =>
        new("a.jpg", 640, 480, boxes) { LabelFile = "a.xml", IsReadable = false };

    private static Inspection Of(IReadOnlyList<PhotoFacts> photos, params LabelledPhoto[] more) =>
        new(new LabelSet("x", [.. photos.Select(p => p.Photo), .. more], []), HandMadeTable.Deck, [], photos, new CheckLimits());

    private static PhotoFacts Changed(PhotoFacts photo, string property, double value)
    {
        var properties = photo.Properties.ToArray();
        properties[PhotoFacts.Names.ToList().IndexOf(property)] = value;
        return photo with { Properties = properties };
    }

    private static PhotoFacts Changed(PhotoFacts photo, Func<double[], double[]> change) =>
        photo with { Boxes = [.. photo.Boxes.Select(b => b with { Properties = change(b.Properties) })] };

    // Photos that look alike in all that is measured, with the symbols in turn at places that chance chooses.
    private static PhotoFacts[] Photos(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            LabelledBox[] boxes = [.. Enumerable.Range(0, 24).Select(k =>
            {
                var (x, y) = (40 + (k % 6 * 95) + random.Next(40), 40 + (k / 6 * 105) + random.Next(40));
                return new LabelledBox(Symbols[((i * 24) + k) % Symbols.Length], new Box(x, y, x + 30, y + 30));
            })];
            var photo = new LabelledPhoto($"a_{i}.jpg", 640, 480, boxes) { LabelFile = $"a_{i}.xml", IsReadable = false };
            var hash = new ulong[4].Select(_ => (ulong)random.NextInt64()).ToArray();
            double[] properties = [640, 480, .. Enumerable.Range(0, 7).Select(_ => 0.5 + (0.1 * random.NextDouble())), 24];
            double[] colors = [.. Enumerable.Range(0, 48).Select(_ => random.NextDouble())];
            return new PhotoFacts(photo, properties, [.. boxes.Select((b, k) => Facts(b, k, random))], hash,
                [.. Enumerable.Range(0, 256).Select(_ => (byte)random.Next(250))], colors);
        })];
    }

    private static BoxFacts Facts(LabelledBox label, int place, Random random) => new(
        label.Name, place, [0.05 + (0.01 * random.NextDouble()), 1, label.Box.CenterX / 640, label.Box.CenterY / 480, random.NextDouble(),
            random.NextDouble()]);
}
