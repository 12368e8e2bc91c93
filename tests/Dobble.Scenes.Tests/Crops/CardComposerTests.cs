using Dobble.Scenes.Crops;
using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Scenes.Tests.Crops;

public sealed class CardComposerTests : IDisposable
{
    private readonly DrawnSymbols _symbols = new();

    public void Dispose() => _symbols.Dispose();

    [Fact]
    public void A_printed_cards_ink_lies_in_its_boxes_and_fills_them()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var card = CardComposer.Plain(new Random(seed), _symbols.Images, 8);
            using var ink = SymbolImage.Ink(card.Image);
            foreach (var symbol in card.Symbols)
            {
                using var part = new Mat(ink, ToRect(symbol.Box));
                Assert.InRange(Cv2.CountNonZero(part), 0.1 * symbol.Box.Area, symbol.Box.Area);
                part.SetTo(Scalar.Black);
            }

            Assert.InRange(Cv2.CountNonZero(ink), 0, 40);
        }
    }

    [Fact]
    public void Symbols_of_a_card_are_different_and_do_not_overlap()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var card = CardComposer.Plain(new Random(seed), _symbols.Images, 8);
            Assert.Equal(card.Symbols.Count, card.Symbols.Select(s => s.Symbol).Distinct().Count());
            foreach (var symbol in card.Symbols)
                Assert.True(Distance(symbol.Box) < CardWarp.Radius, "a symbol's centre lies on the card");
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public void A_card_has_as_many_symbols_as_cards_of_the_deck_have(int symbolsPerCard)
    {
        var counts = Enumerable.Range(0, 20).Select(seed =>
        {
            using var card = CardComposer.Plain(new Random(seed), _symbols.Images, symbolsPerCard);
            return card.Symbols.Count;
        }).ToArray();

        Assert.InRange(counts.Average(), 0.75 * symbolsPerCard, symbolsPerCard);
        Assert.All(counts, count => Assert.InRange(count, 0, symbolsPerCard + 1));
    }

    [Fact]
    public void A_deck_of_few_symbols_makes_cards_of_no_more()
    {
        using var few = new DrawnSymbols(7);
        var composer = new CardComposer([(1, few.Images)], 8, []);
        for (var seed = 0; seed < 20; seed++)
        {
            using var card = composer.Compose(new Random(seed));
            Assert.InRange(card.Symbols.Count(s => s.Visibility == Visibility.Seen), 0, 7);
        }
    }

    private static double Distance(Box box)
    {
        var center = (CardWarp.Size - 1) / 2.0;
        return Math.Sqrt(Math.Pow(box.CenterX - center, 2) + Math.Pow(box.CenterY - center, 2));
    }

    private static Rect ToRect(Box box) => new((int)box.X1, (int)box.Y1, (int)box.Width, (int)box.Height);
}
