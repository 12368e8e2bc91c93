using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Data.Tests.Evaluation;
using Dobble.TestKit;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.DataSets;

public class CardGroupingTests
{
    private static readonly string[] Names = [
        .. HandMadeTable.Deck.Cards[3].Select(slot => HandMadeTable.Deck.Symbols.First(s => s.Slot == slot).Id)];

    [Fact]
    public void The_truth_files_cards_fit_the_deck()
    {
        var data = VocFolder.Load(Path.Combine(TestPaths.RequireData(), "photos"), HandMadeTable.Deck);
        Assert.Empty(data.Errors);
        Assert.Equal(473, data.Photos.Sum(p => p.Cards.Count));
    }

    [Fact]
    public void Grouping_by_the_deck_recovers_the_real_cards()
    {
        var data = VocFolder.Load(Path.Combine(TestPaths.RequireData(), "photos"), HandMadeTable.Deck);
        var (recovered, invented) = (0, 0);
        foreach (var photo in data.Photos)
        {
            var grouped = CardGrouping.Group(photo, HandMadeTable.Deck).Cards;
            var right = grouped.Count(g => photo.Cards.Any(c => c.Card == g.Card && Same(c, g)));
            recovered += right;
            invented += grouped.Count - right;
        }

        Assert.True(recovered > 0.97 * 473, $"{recovered} of 473 recovered, {invented} invented");
        Assert.Equal(0, invented);
    }

    [Fact]
    public void A_wrong_name_is_mended_where_only_one_symbol_is_missing()
    {
        var negative = HandMadeTable.Deck.Symbols.First(s => !HandMadeTable.Deck.Cards[3].Contains(s.Slot)).Id;
        var photo = Photo([.. Names.Skip(1).Prepend(negative)]);
        var card = Assert.Single(CardGrouping.Group(photo, HandMadeTable.Deck).Cards);
        Assert.Equal(Names.Order(StringComparer.Ordinal), card.Boxes.Select(b => b.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_two_names_are_wrong_both_boxes_are_left_in_doubt()
    {
        var negatives = HandMadeTable.Deck.Symbols.Where(s => !HandMadeTable.Deck.Cards[3].Contains(s.Slot)).Select(s => s.Id).Take(2);
        var grouped = CardGrouping.Group(Photo([.. Names.Skip(2).Concat(negatives)]), HandMadeTable.Deck);
        Assert.Equal(6, Assert.Single(grouped.Cards).Boxes.Count);
        Assert.Equal(2, grouped.Ignored.Count);
    }

    [Fact]
    public void Of_two_boxes_with_one_name_neither_is_used()
    {
        var grouped = CardGrouping.Group(Photo([.. Names.Take(7), Names[3]]), HandMadeTable.Deck);
        Assert.Equal(6, Assert.Single(grouped.Cards).Boxes.Count);
        Assert.Equal([Names[3], Names[3]], grouped.Ignored.Select(b => b.Name));
    }

    private static bool Same(LabelledCard a, LabelledCard b) =>
        CardCores.Circle(a.Boxes).Center.DistanceTo(CardCores.Circle(b.Boxes).Center) < 0.5 * CardCores.Circle(a.Boxes).Radius;

    private static LabelledPhoto Photo(string[] names)
    {
        // A ring of seven symbols around the first, which every circle around five of the ring holds.
        var boxes = names.Select((name, i) =>
        {
            var (s, c) = i == 0 ? (0, 0) : Math.SinCos(i * 2 * Math.PI / 7);
            var (x, y) = (100 + (65 * (float)c), 100 + (65 * (float)s));
            return new LabelledBox(name, new Box(x - 15, y - 15, x + 15, y + 15));
        }).ToArray();
        return new LabelledPhoto("a.jpg", 200, 200, boxes);
    }
}
