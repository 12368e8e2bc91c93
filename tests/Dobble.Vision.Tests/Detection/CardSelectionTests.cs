using Dobble.Vision.Detection;
using Dobble.Vision.Geometry;

namespace Dobble.Vision.Tests.Detection;

public sealed class CardSelectionTests
{
    public static TheoryData<string, Ellipse, Ellipse, int> Pairs => new()
    {
        { "cards that touch are two", Card(100, 100, 50), Card(200, 100, 50), 2 },
        { "a card half over another is one of two", Card(100, 100, 50), Card(150, 100, 50), 2 },
        { "two peaks of one card are one", Card(100, 100, 50), Card(108, 103, 47), 1 },
        { "a symbol on a card is no card", Card(100, 100, 50), Card(120, 90, 14), 1 },
        { "a small card beside a large one is a card", Card(100, 100, 50), Card(165, 100, 14), 2 },
        { "a small card half on a large one is a card", Card(100, 100, 50), Card(150, 100, 25), 2 },
        { "tilted cards that only their circles share are two", Tilted(100, 100), Tilted(100, 160), 2 },
        { "cards far apart are two", Card(100, 100, 50), Card(900, 100, 50), 2 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Outlines_of_one_card_are_told_from_two_cards(string fact, Ellipse first, Ellipse second, int count)
    {
        var kept = CardSelection.Distinct([new(first, 0.9f), new(second, 0.8f)]);

        Assert.True(kept.Count == count, fact);
        Assert.Equal(first, kept[0].Outline);
    }

    // The finer input has a pixel to each two of the image: a card of less than 56 pixels was small in the coarser one.
    public static TheoryData<string, Ellipse[], Ellipse[], Ellipse[]> Scales => new()
    {
        { "a small card's finer outline replaces the blurred one", [Card(100, 100, 40)], [Card(103, 101, 42)], [Card(103, 101, 42)] },
        { "a small card that only the coarser input shows stays", [Card(100, 100, 40)], [], [Card(100, 100, 40)] },
        { "a small card beside a large one is added", [Card(300, 300, 150)], [Card(600, 300, 30)],
            [Card(300, 300, 150), Card(600, 300, 30)] },
        { "a clock on a large card is no card", [Card(300, 300, 150)], [Card(350, 300, 30)], [Card(300, 300, 150)] },
        { "a large card is better seen on the coarser input", [Card(300, 300, 150)], [Card(310, 300, 140)], [Card(300, 300, 150)] },
        { "a large card that the coarser input lacks is mistrusted", [Card(300, 300, 150)], [Card(900, 300, 140)], [Card(300, 300, 150)] },
        { "where nothing was seen before, every finer card counts", [], [Card(300, 300, 150)], [Card(300, 300, 150)] },
    };

    [Theory]
    [MemberData(nameof(Scales))]
    public void A_finer_input_adds_small_cards(string fact, Ellipse[] before, Ellipse[] finer, Ellipse[] expected)
    {
        var merged = CardSelection.Merge(
            [.. before.Select(e => new CardDetection(e, 0.8f))], finer.Select(e => new CardDetection(e, 0.9f)), 0.5);

        Assert.True(merged.Select(card => card.Outline).SequenceEqual(expected), fact);
    }

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(100, 36, true)]
    [InlineData(100, 19, false)] // seen too flat to be read
    [InlineData(14, 14, false)] // under 1.5 % of the image
    [InlineData(16, 16, true)]
    [InlineData(2000, 2000, false)] // larger than the image
    public void What_cannot_be_read_is_no_card(double a, double b, bool plausible) =>
        Assert.Equal(plausible, CardSelection.IsPlausible(new Ellipse(500, 500, a, b, 0), 1000));

    private static Ellipse Card(double x, double y, double radius) => new(x, y, radius, radius, 0);

    private static Ellipse Tilted(double x, double y) => new(x, y, 50, 27, 0);
}
