using Dobble.Assistant.Decks;
using Dobble.Scenes.Tables;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Detection;
using Dobble.Vision.Reading;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Decks;

public sealed class DeckMakerTests : IDisposable
{
    private const string Thirteen = "🐻\ndog\nred apple\nBanane\ncarrot\nkey\numbrella\nguitar\nrocket\n# a remark\n\n🚗\n🚲\n⚓\n🌵\n🐙";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_deck_that_was_made_is_played_at_once()
    {
        var artwork = Artwork.Find(Write("list.txt", Thirteen), "en");
        var plan = DeckMaker.Plan("tiny", artwork, null, null);
        using var reader = new CardReader(TestPaths.Model("reader"), "cpu");
        var deck = DeckMaker.Write(
            _folder.File("tiny.json"), plan, artwork, reader, _ => { }, TestContext.Current.CancellationToken, views: 200);

        Assert.Equal((13, 4, 13), (deck.SlotCount, deck.SymbolsPerCard, deck.Cards.Count));
        Assert.Equal(("Bär", "bear"), (deck.Symbols[0].NameIn("de"), deck.Symbols[0].Id));
        Assert.Empty(DeckMaker.Alike(deck));
        var (right, wrong) = Play(deck);
        Assert.Equal((10, 0), (right, wrong));
    }

    [Fact]
    public void Images_that_can_hardly_be_told_apart_are_told()
    {
        Directory.CreateDirectory(_folder.File("images"));
        for (var i = 0; i < 7; i++)
        {
            // Five discs and rings, and a square that is there twice.
            using var image = new Mat(60, 60, MatType.CV_8UC4, Scalar.All(0));
            var ink = new Scalar(40 * Math.Min(i, 5), 250 - (45 * Math.Min(i, 5)), i % 2 * 120, 255);
            if (i < 5)
                Cv2.Circle(image, new Point(30, 30), 10 + (4 * i), ink, i % 2 == 0 ? -1 : 5);
            else
                Cv2.Rectangle(image, new Rect(8, 8, 44, 44), new Scalar(20, 20, 200, 255), -1);
            Cv2.ImWrite(_folder.File($"images/n{i}.png"), image);
        }

        var artwork = Artwork.Find(_folder.File("images"), "en");
        using var reader = new CardReader(TestPaths.Model("reader"), "cpu");
        var deck = DeckMaker.Write(
            _folder.File("tiny.json"), DeckMaker.Plan("tiny", artwork, null, null), artwork, reader, _ => { },
            TestContext.Current.CancellationToken, views: 200);

        Assert.Equal(("n5", "n6"), DeckMaker.Alike(deck).Select(alike => (alike.First.Id, alike.Second.Id)).First());
    }

    [Fact]
    public void Images_are_named_like_their_files_and_keep_their_clear_parts_clear()
    {
        Directory.CreateDirectory(_folder.File("images"));
        using (var image = new Mat(40, 60, MatType.CV_8UC4, Scalar.All(0)))
        {
            Cv2.Circle(image, new Point(30, 20), 15, new Scalar(255, 255, 255, 255), -1);
            Cv2.ImWrite(_folder.File("images/white-ball.png"), image);
        }

        var ball = Artwork.Find(_folder.File("images"), "en").Single();
        using var font = new Scenes.Artwork.EmojiFont();
        using var sprite = ball.Draw(font);

        Assert.Equal(("white-ball", "white ball"), (ball.Id, ball.Names["en"]));
        Assert.InRange(sprite.Image.Width, 30, 34);
    }

    [Theory]
    [InlineData(57, null, 8)]
    [InlineData(60, null, 8)]
    [InlineData(31, null, 6)]
    [InlineData(57, 4, 4)]
    [InlineData(133, null, 12)]
    [InlineData(7, null, 3)]
    public void A_card_has_as_many_symbols_as_there_is_artwork_for(int artwork, int? size, int symbols)
    {
        var deck = DeckMaker.Plan("mine", Blank(artwork), size, null);

        Assert.Equal((symbols, ProjectivePlane.Count(symbols - 1)), (deck.SymbolsPerCard, deck.Cards.Count));
    }

    [Theory]
    [InlineData(60, 7, null, "no full deck with 7 symbols a card is known to exist")]
    [InlineData(200, 11, null, "no full deck with 11 symbols a card is known to exist")]
    [InlineData(200, 14, null, "a card can have at most 12 symbols")]
    [InlineData(50, 8, null, "needs 57 symbols, and here are 50; they are enough for --size 6")]
    [InlineData(6, null, null, "needs 7 symbols, and here are 6; the smallest deck needs 7")]
    [InlineData(57, 8, 58, "has 2 to 57 cards")]
    [InlineData(57, 8, 1, "has 2 to 57 cards")]
    public void What_makes_no_deck_is_said_in_one_line(int artwork, int? size, int? cards, string says)
    {
        var error = Assert.Throws<DobbleException>(() => DeckMaker.Plan("mine", Blank(artwork), size, cards));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_drawn_is_said_in_one_line()
    {
        Assert.Contains("'nonsense' in line 2 is no emoji", Refusal("bear\nnonsense"), StringComparison.Ordinal);
        Assert.EndsWith("; nor 'rubbish' in line 4", Refusal("bear\nnonsense\n# a remark\nrubbish"), StringComparison.Ordinal);
        Assert.Contains("'bear' is there twice", Refusal("bear\n🐻"), StringComparison.Ordinal);
        var missing = Assert.Throws<DobbleException>(() => Artwork.Find(_folder.File("none"), "en"));
        Assert.Contains("no such folder", missing.Message, StringComparison.Ordinal);
        Assert.Contains("there is nothing in the file", Refusal("# a remark"), StringComparison.Ordinal);
        using var empty = new TempFolder();
        var nothing = Assert.Throws<DobbleException>(() => Artwork.Find(empty.Path, "en"));
        Assert.Contains("there is no image in the folder", nothing.Message, StringComparison.Ordinal);
    }

    private string Refusal(string list) => Assert.Throws<DobbleException>(() => Artwork.Find(Write("bad.txt", list), "en")).Message;

    private string Write(string name, string text) => _folder.Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    private static Artwork[] Blank(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Artwork($"s{i}", null, new Dictionary<string, string>(), null))];

    /// <summary>Reads ten rendered tables of two cards.</summary>
    private static (int Right, int Wrong) Play(Deck deck)
    {
        using var table = new DemoTable(deck, cards: 2);
        using var reader = new TableReader(
            new CardFinder(TestPaths.Model("finder"), "cpu"), new CardReader(TestPaths.Model("reader"), "cpu"), deck,
            Gallery.Load(deck.GalleryPath!, deck));
        var (right, wrong) = (0, 0);
        for (var seed = 0; seed < 10; seed++)
        {
            using var scene = table.Render(seed);
            var shared = deck.SharedSlot(scene.Cards[0].Card!.Value, scene.Cards[1].Card!.Value);
            foreach (var match in reader.Read(scene.Image, 0.9).Matches)
            {
                var isRight = match.Symbol is { } symbol && deck.Symbols[symbol].Slot == shared;
                (right, wrong) = isRight ? (right + 1, wrong) : (right, wrong + 1);
            }
        }

        return (right, wrong);
    }
}
