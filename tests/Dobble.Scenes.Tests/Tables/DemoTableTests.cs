using Dobble.Scenes.Cards;
using Dobble.Scenes.Tables;
using Dobble.TestKit;
using Dobble.Vision;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Tables;

public sealed class DemoTableTests
{
    private static readonly Deck Emoji = Deck.Load(TestPaths.Deck("emoji"));

    [Theory]
    [InlineData(2, 1280, 720)]
    [InlineData(10, 1920, 1080)]
    public void A_table_shows_the_cards_asked_for_each_once_and_readable(int count, int width, int height)
    {
        using var table = new DemoTable(Emoji, count, width, height);
        for (var seed = 0; seed < 3; seed++)
        {
            using var scene = table.Render(seed);
            Assert.Equal(new Size(width, height), scene.Image.Size());
            Assert.Equal(count, scene.Cards.Select(c => c.Card).Distinct().Count());
            Assert.All(scene.Cards, c => Assert.True(c.Visible >= 0.75));
            Assert.All(scene.Cards, c => Assert.InRange(c.Outline.Bounds.X1, 0, width));
        }
    }

    [Fact]
    public void A_cards_symbols_are_those_of_the_deck()
    {
        using var table = new DemoTable(Emoji);
        using var scene = table.Render(3);
        Assert.All(scene.Cards, card => Assert.Equal(
            Emoji.Cards[card.Card!.Value], card.Symbols.Select(s => Emoji.Symbols[s.Symbol].Slot).Order()));
        var (first, second) = (scene.Cards[0], scene.Cards[1]);
        var shared = first.Symbols.Select(s => s.Symbol).Intersect(second.Symbols.Select(s => s.Symbol));
        Assert.Equal(Emoji.SharedSlot(first.Card!.Value, second.Card!.Value), Emoji.Symbols[Assert.Single(shared)].Slot);
    }

    [Fact]
    public void The_same_seed_gives_the_same_table_and_another_seed_another()
    {
        using var table = new DemoTable(Emoji, 3);
        using var again = new DemoTable(Emoji, 3);
        using var first = table.Render(8);
        using var second = again.Render(8);
        using var other = table.Render(9);
        Assert.Equal(0, Cv2.Norm(first.Image, second.Image));
        Assert.Equal(first.Cards.Select(c => (c.Card, c.Outline)), second.Cards.Select(c => (c.Card, c.Outline)));
        Assert.NotEqual(0, Cv2.Norm(first.Image, other.Image));
    }

    [Fact]
    public void A_deck_whose_symbols_are_no_emoji_cannot_be_drawn()
    {
        var classic = Deck.Load(TestPaths.Deck("classic"));
        var error = Assert.Throws<DobbleException>(() => new DeckArtist(classic));
        Assert.Contains("decks/emoji.json", error.Message, StringComparison.Ordinal);
    }
}
