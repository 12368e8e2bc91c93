using Dobble.TestKit;
using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using Dobble.Vision.Tests.Inference;

namespace Dobble.Vision.Tests.Reading;

public sealed class TableReaderTests : IDisposable
{
    private const double Threshold = 0.95;

    private readonly ModelFolder _folder = new();
    private readonly string _finderPath, _readerPath;

    public TableReaderTests()
    {
        _finderPath = _folder.Write("finder.onnx", HandMadeModels.Finder());
        _readerPath = _folder.Write("reader.onnx", HandMadeModels.Reader());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_cards_are_read_and_their_shared_symbol_is_named_where_it_lies()
    {
        using var reader = Reader();
        using var table = DrawnGame.Table();
        var first = DrawnGame.PutCard(table, 0, 76, 68); // red, green, blue
        var second = DrawnGame.PutCard(table, 4, 204, 116); // green, magenta, cyan

        var reading = reader.Read(table, Threshold);

        Assert.Equal((DrawnGame.Width, DrawnGame.Height), (reading.Width, reading.Height));
        Assert.Equal([0, 1], reading.Cards.Select(card => card.Id));
        var (one, two) = (reading.Cards.Single(card => card.Outline.X < 150), reading.Cards.Single(card => card.Outline.X > 150));
        Assert.Equal((0, 4), (one.Posterior.Known, two.Posterior.Known));
        AssertNear(first, one.Outline);
        AssertNear(second, two.Outline);
        Assert.Equal(["blue", "green", "red"], Names(one));
        Assert.Equal(["cyan", "green", "magenta"], Names(two));

        var match = Assert.Single(reading.Matches);
        Assert.Equal(DrawnGame.Deck.FindSymbol("green"), match.Symbol);
        Assert.True(match.Confidence > Threshold);
        AssertAround(DrawnGame.Place(76, 68, 1), one.Id == match.FirstCard ? match.FirstBox : match.SecondBox);
        AssertAround(DrawnGame.Place(204, 116, 0), one.Id == match.FirstCard ? match.SecondBox : match.FirstBox);
    }

    [Fact]
    public void Every_stage_takes_its_time_and_the_total_is_their_sum()
    {
        using var reader = Reader();
        using var table = DrawnGame.Table();
        DrawnGame.PutCard(table, 0, 76, 68);

        var times = reader.Read(table).Times;

        Assert.All([times.Find, times.Refine, times.Read, times.Match], time => Assert.True(time > TimeSpan.Zero));
        Assert.Equal(times.Find + times.Refine + times.Read + times.Match, times.Total);
    }

    [Fact]
    public void A_round_thing_without_symbols_is_no_card_and_the_cards_are_numbered_without_it()
    {
        using var reader = Reader();
        using var table = DrawnGame.Table();
        DrawnGame.PutDisc(table, 76, 68);
        DrawnGame.PutCard(table, 2, 172, 68);
        DrawnGame.PutCard(table, 3, 260, 116);

        var reading = reader.Read(table, Threshold);

        Assert.Equal([2, 3], reading.Cards.Select(card => card.Posterior.Known ?? -1).Order());
        Assert.Equal([0, 1], reading.Cards.Select(card => card.Id));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void A_round_thing_with_two_symbols_is_no_card_where_the_finder_doubts_it(bool doubtful, int cards)
    {
        using var reader = Reader();
        using var table = DrawnGame.Table();
        DrawnGame.PutDisc(table, 76, 68, doubtful);
        DrawnGame.PutDot(table, "red", 57, 68);
        DrawnGame.PutDot(table, "green", 95, 68);

        Assert.Equal(cards, reader.Read(table).Cards.Count);
    }

    [Fact]
    public void Symbols_that_too_small_an_outline_cuts_off_are_seen_at_a_second_look()
    {
        using var reader = Reader();

        // White on white, so that no rim tells that this card is larger than the finder says.
        using var table = DrawnGame.Table(255);
        DrawnGame.PutDisc(table, 164, 92);
        DrawnGame.PutDot(table, "red", 164, 76);
        DrawnGame.PutDot(table, "red", 164, 108);
        DrawnGame.PutDot(table, "green", 125, 92);
        DrawnGame.PutDot(table, "blue", 203, 92);

        var card = Assert.Single(reader.Read(table).Cards);

        Assert.Equal(0, card.Posterior.Known);
        Assert.Superset(new HashSet<string> { "blue", "green", "red" }, Names(card).ToHashSet());
        Assert.All([(125, 92), (203, 92)], dot => Assert.True(card.Outline.Contains(dot.Item1, dot.Item2), "the outline holds every dot"));
    }

    [Fact]
    public void An_empty_table_is_read_as_empty()
    {
        using var reader = Reader();
        using var table = DrawnGame.Table();

        var reading = reader.Read(table, Threshold);

        Assert.Empty(reading.Cards);
        Assert.Empty(reading.Matches);
    }

    [Fact]
    public void A_match_below_the_threshold_is_left_out()
    {
        using var reader = Reader();
        using var table = DrawnGame.Table();
        DrawnGame.PutCard(table, 0, 76, 68);
        DrawnGame.PutCard(table, 4, 204, 116);

        var reading = reader.Read(table, threshold: 1);

        Assert.Equal(2, reading.Cards.Count);
        Assert.Empty(reading.Matches);
    }

    [Fact]
    public void A_gallery_of_another_reader_is_refused()
    {
        var other = new string('f', 64);
        using var finder = new CardFinder(_finderPath, "cpu");
        using var reader = new CardReader(_readerPath, "cpu");

        var e = Assert.Throws<DobbleException>(() => new TableReader(finder, reader, DrawnGame.Deck, DrawnGame.Gallery(other)));

        Assert.Contains("made with reader ffffffffffff", e.Message, StringComparison.Ordinal);
        Assert.Contains(_readerPath, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_threshold_that_is_no_probability_is_refused(double threshold)
    {
        using var reader = Reader();
        using var table = DrawnGame.Table();

        Assert.Contains(
            "no probability", Assert.Throws<DobbleException>(() => reader.Read(table, threshold)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deck_without_gallery_is_refused()
    {
        var shipped = File.ReadAllText(TestPaths.Deck("classic"));
        var deck = _folder.Write("deck.json", shipped.Replace("\"gallery\": \"classic.gallery\",", "", StringComparison.Ordinal));

        var e = Assert.Throws<DobbleException>(() => new TableReader(
            new ReaderOptions { FinderModel = _finderPath, ReaderModel = _readerPath, Deck = deck }));

        Assert.Equal($"{deck}: the deck names no gallery, so its symbols cannot be told apart; make one with dobble-train.", e.Message);
    }

    private TableReader Reader() => new(
        new CardFinder(_finderPath, "cpu"), new CardReader(_readerPath, "cpu"), DrawnGame.Deck, DrawnGame.Gallery());

    private static IEnumerable<string> Names(CardReading card) =>
        card.Symbols.Where(symbol => symbol.Symbol is not null).Select(symbol => DrawnGame.Deck.Symbols[symbol.Symbol!.Value].Id)
            .Order(StringComparer.Ordinal);

    private static void AssertNear(Ellipse expected, Ellipse found)
    {
        Assert.Equal(expected.X, found.X, 0.7);
        Assert.Equal(expected.Y, found.Y, 0.7);
        Assert.Equal(expected.Radius, found.Radius, 0.7);
    }

    private static void AssertAround(OpenCvSharp.Point2d place, Box? box)
    {
        Assert.NotNull(box);
        Assert.Equal(place.X, box.Value.CenterX, DrawnGame.DotRadius);
        Assert.Equal(place.Y, box.Value.CenterY, DrawnGame.DotRadius);
    }
}
