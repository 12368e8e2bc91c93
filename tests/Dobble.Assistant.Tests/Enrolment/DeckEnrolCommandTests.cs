using Dobble.Scenes.Artwork;
using Dobble.Scenes.Cards;
using Dobble.TestKit;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Enrolment;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Enrolment;

/// <summary>A deck of four symbols a card, drawn with emoji, is shown to the program in photos of a rendered table.</summary>
public sealed class DeckEnrolCommandTests : IDisposable
{
    private const int Order = 3, CardsAPhoto = 3;

    private readonly TempFolder _decks = new(), _photos = new();
    private readonly Deck _deck = Deck.Create("drawn", [.. Enumerable.Range(0, 13).Select(i => $"s{i}")], ProjectivePlane.Create(Order));

    public void Dispose()
    {
        _decks.Dispose();
        _photos.Dispose();
    }

    [Fact]
    public async Task A_deck_is_played_after_each_card_was_shown_once()
    {
        Photograph([.. Enumerable.Range(0, 13)]);

        var said = await RunAsync(0, "deck", "enrol", "mine", "--source", _photos.Path);

        Assert.Contains("13 of 13 cards, 13 symbols, 4 on a card", said, StringComparison.Ordinal);
        var deck = Deck.Load(_decks.File("mine.json"));
        Assert.Equal((13, 13, 4), (deck.Cards.Count, deck.SlotCount, deck.SymbolsPerCard));
        Assert.Equal(13, Directory.GetDirectories(_decks.File("mine.symbols")).Length);
        var read = await RunAsync(0, "read", "--deck", "mine", "--json", _photos.File("0.png"));
        Assert.Equal(3, read.Split("\"symbol\":\"symbol-").Length - 1);
    }

    [Fact]
    public async Task Cards_that_share_only_three_of_their_four_symbols_are_cards_of_four()
    {
        // Six cards, each with a symbol that none of the other five has.
        var cards = Enumerable.Range(0, 1 << 13).Where(set => int.PopCount(set) == 6)
            .Select(set => Enumerable.Range(0, 13).Where(card => (set >> card & 1) == 1).ToArray())
            .First(set => set.All(card => _deck.Cards[card].Any(symbol => set.Count(other => _deck.Cards[other].Contains(symbol)) == 1)));
        Photograph(cards);

        var said = await RunAsync(0, "deck", "enrol", "mine", "--source", _photos.Path);

        Assert.Contains("6 of 6 cards", said, StringComparison.Ordinal);
        Assert.Contains("4 on a card", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doubtful_card_is_taken_once_others_have_shown_that_cards_have_so_few_symbols()
    {
        Photograph([0, 1, 2, 3, 4, 5]);
        using var finder = new CardFinder(TestPaths.Model("finder"));
        using var reader = new CardReader(TestPaths.Model("reader"));
        using var comparer = new SymbolComparer(TestPaths.Model("comparer"));
        var deck = new DeckEnrolment(_decks.File("mine.json"), reader, comparer);
        using var first = Cv2.ImRead(_photos.File("0.png"));
        using var second = Cv2.ImRead(_photos.File("1.png"));
        var doubtful = Found(first)[0] with { Score = 0.5f };

        Assert.Equal(ShownOutcome.TooFewSymbols, deck.Show(first, doubtful).Outcome);
        Assert.All(Found(second), card => Assert.Equal(ShownOutcome.New, deck.Show(second, card with { Score = 0.9f }).Outcome));
        deck.Update();
        Assert.Equal(ShownOutcome.New, deck.Show(first, doubtful).Outcome);

        IReadOnlyList<CardDetection> Found(Mat image) => OutlineRefiner.RefineAll(image, finder.Find(image));
    }

    [Fact]
    public async Task What_was_shown_before_goes_on_keeps_its_names_and_a_card_shown_twice_is_one_card()
    {
        Photograph([0, 1, 2, 3, 4, 5]);
        await RunAsync(0, "deck", "enrol", "mine", "--source", _photos.Path);
        var first = Deck.Load(_decks.File("mine.json"));
        var shared = first.Symbols[first.SharedSlot(0, 1)].Id;
        first.WithNames("en", new Dictionary<string, string> { [shared] = "boot" }).Save(_decks.File("mine.json"));
        using var more = new TempFolder();
        Photograph([4, 5, 6, 7, 8, 9, 10, 11, 12], more, seed: 50);

        var said = await RunAsync(0, "deck", "enrol", "mine", "--source", more.Path);

        Assert.Contains("13 of 13 cards, 13 symbols", said, StringComparison.Ordinal);
        Assert.Equal("boot", Deck.Load(_decks.File("mine.json")).Symbols.Single(symbol => symbol.Id == shared).NameIn("en"));
    }

    [Fact]
    public async Task A_card_that_is_not_of_the_deck_is_taken_out_again_by_its_number()
    {
        Photograph([0, 1, 2, 3, 4, 5]);
        await RunAsync(0, "deck", "enrol", "mine", "--source", _photos.Path);

        Assert.Contains("no card 7 was shown", await RunAsync(1, "deck", "enrol", "mine", "--forget", "2", "7"), StringComparison.Ordinal);
        Assert.Contains(
            "fewer than two cards", await RunAsync(1, "deck", "enrol", "mine", "--forget", "1", "2", "3", "4", "5"), StringComparison.Ordinal);
        Assert.Equal(6, Directory.GetFiles(_decks.File("mine.cards"), "*.jpg").Length);
        Assert.Contains("5 of 5 cards", await RunAsync(0, "deck", "enrol", "mine", "--forget", "2"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_decks.File("mine.cards"), "0002.jpg")));
        Assert.Equal(5, Deck.Load(_decks.File("mine.json")).Cards.Count);
        Assert.Contains("6 of 6 cards", await RunAsync(0, "deck", "enrol", "mine", "--source", _photos.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_reader_makes_the_gallery_again_from_the_pictures_that_were_kept()
    {
        Photograph([.. Enumerable.Range(0, 6)]);
        await RunAsync(0, "deck", "enrol", "mine", "--source", _photos.Path);
        File.Delete(_decks.File("mine.gallery"));

        var read = await RunAsync(0, "read", "--deck", "mine", "--json", _photos.File("0.png"));

        Assert.Equal(3, read.Split("\"symbol\":\"symbol-").Length - 1);
        Assert.True(File.Exists(_decks.File("mine.gallery")));
    }

    [Fact]
    public async Task A_gallery_that_an_earlier_version_calibrated_otherwise_is_made_again()
    {
        Photograph([.. Enumerable.Range(0, 6)]);
        await RunAsync(0, "deck", "enrol", "mine", "--source", _photos.Path);
        var deck = Deck.Load(_decks.File("mine.json"));
        var made = Gallery.Load(_decks.File("mine.gallery"), deck);
        new Gallery(made.Reader, made.Prototypes, scale: 20, unknown: 0.45f).Save(_decks.File("mine.gallery"), deck);

        await RunAsync(0, "read", "--deck", "mine", "--json", _photos.File("0.png"));

        var again = Gallery.Load(_decks.File("mine.gallery"), deck);
        Assert.Equal((made.Scale, made.Unknown), (again.Scale, again.Unknown));
    }

    [Fact]
    public async Task Photos_that_are_blurred_or_broken_or_empty_are_named_and_lose_nothing()
    {
        Photograph([0, 1, 2]);
        using (var sharp = Cv2.ImRead(_photos.File("0.png")))
        using (var blurred = sharp.GaussianBlur(new Size(0, 0), 9))
        using (var bare = new Mat(480, 640, MatType.CV_8UC3, new Scalar(40, 90, 60)))
        {
            blurred.ImWrite(_photos.File("blurred.png"));
            bare.ImWrite(_photos.File("bare.png"));
        }

        _photos.Write("broken.jpg", [1, 2, 3]);

        var said = await RunAsync(1, "deck", "enrol", "mine", "--source", _photos.Path);

        Assert.Contains("3 of 3 cards", said, StringComparison.Ordinal);
        Assert.Contains("bare.png: no card was found", said, StringComparison.Ordinal);
        Assert.Contains("broken.jpg", said, StringComparison.Ordinal);
        Assert.Contains("blurred.png: ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b", "'a/b' is no name for a deck")]
    [InlineData("../mine", "'../mine' is no name for a deck")]
    [InlineData("classic", "comes with the program")]
    [InlineData("made", "there is a deck 'made' already")]
    [InlineData("newer", "is of version 7")]
    [InlineData("holed", "is broken; remove it")]
    public async Task A_deck_that_cannot_be_enrolled_is_said_in_one_line(string name, string says)
    {
        _deck.Save(_decks.File("made.json"));
        Directory.CreateDirectory(_decks.File("newer.cards"));
        _decks.Write("newer.cards/cards.json", """{"version":7}"""u8.ToArray());
        Directory.CreateDirectory(_decks.File("holed.cards"));
        _decks.Write("holed.cards/cards.json", """{"version":1,"views":[null]}"""u8.ToArray());
        Photograph([0, 1, 2]);

        var said = await RunAsync(1, "deck", "enrol", name, "--source", _photos.Path);

        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'), line => !line.StartsWith("looking", StringComparison.Ordinal));
    }

    /// <summary>Photos from straight above, of three cards each; seeds turn the table.</summary>
    private void Photograph(int[] cards, TempFolder? folder = null, int seed = 1)
    {
        using var font = new EmojiFont();
        string[] emoji = ["⚓", "🍎", "🐟", "🚗", "🌵", "🔑", "🎸", "👻", "🍄", "⛄", "🦋", "☂", "🎲"];
        using var artist = new DeckArtist(_deck, [.. emoji.Select(font.Render)]);
        for (var photo = 0; photo * CardsAPhoto < cards.Length; photo++)
        {
            using var table = new Mat(720, 1280, MatType.CV_8UC3, new Scalar(50, 90, 60));
            for (var i = 0; i < CardsAPhoto; i++)
                Lay(table, artist, cards[((photo * CardsAPhoto) + i) % cards.Length], 60 + (400 * i), 120 + (70 * i), 23 * seed * (i + 1));
            table.ImWrite((folder ?? _photos).File($"{photo}.png"));
        }
    }

    private static void Lay(Mat table, DeckArtist artist, int number, int x, int y, int degrees)
    {
        const int size = 340;
        using var card = artist.Draw(new Random(number), number, size);
        using var turn = Cv2.GetRotationMatrix2D(new Point2f(size / 2f, size / 2f), degrees, 1);
        using var turned = card.Image.WarpAffine(turn, card.Image.Size());
        using var alpha = turned.ExtractChannel(3);
        using var mask = alpha.Threshold(127, 255, ThresholdTypes.Binary);
        using var colours = turned.CvtColor(ColorConversionCodes.BGRA2BGR);
        using var place = new Mat(table, new Rect(x, y, size, size));
        colours.CopyTo(place, mask);
    }

    private async Task<string> RunAsync(int code, params string[] arguments)
    {
        var run = await ProgramRun.WithAsync("DOBBLE_DECKS", _decks.Path, arguments);
        var text = run.Output + run.Error;
        Assert.True(run.ExitCode == code, text);
        return text;
    }
}
