using Dobble.Data.Checks.Labels;
using Dobble.Data.DataSets;
using Dobble.Data.Labels;
using Dobble.Data.Tests.Evaluation;
using Dobble.Vision.Decks;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Tests.Checks.Labels;

/// <summary>What the deck alone decides, on a card whose labels are spoilt by hand.</summary>
public class DeckCheckTests
{
    private const int Card = 3;

    private static readonly Deck Deck = HandMadeTable.Deck;
    private static readonly string[] Names = [.. Deck.Cards[Card].Select(slot => Deck.Symbols.First(s => s.Slot == slot).Id)];
    private static readonly string[] Negatives = [.. Deck.Symbols.Where(s => !Deck.Cards[Card].Contains(s.Slot)).Select(s => s.Id)];

    [Fact]
    public void A_card_with_all_its_symbols_is_not_accused() => Assert.Empty(Check(Ring(Names)));

    [Fact]
    public void A_name_that_is_not_the_cards_is_reported_with_the_one_it_should_be()
    {
        var boxes = Ring([Negatives[0], .. Names[1..]]);
        var finding = Assert.Single(Check(boxes));
        Assert.Equal((LabelError.WrongName, Negatives[0], Names[0], 0), (finding.Error, finding.Label, finding.Should, finding.Index));
        Assert.Equal(boxes[0].Box, finding.Box);
    }

    [Fact]
    public void A_name_that_no_deck_has_is_reported_with_the_one_it_should_be()
    {
        var finding = Assert.Single(Check(Ring(["unicorn", .. Names[1..]])));
        Assert.Equal(("unicorn", Names[0]), (finding.Label, finding.Should));
    }

    [Fact]
    public void Two_wrong_names_are_reported_without_guessing_which_is_which()
    {
        var findings = Check(Ring([Negatives[0], Negatives[1], .. Names[2..]]));
        Assert.Equal([0, 1], findings.Select(f => f.Index));
        Assert.All(findings, f => Assert.Equal((LabelError.WrongName, null), (f.Error, f.Should)));
    }

    [Fact]
    public void Of_two_boxes_with_one_name_neither_is_accused_without_a_network() =>
        Assert.Empty(Check(Ring([Names[1], .. Names[1..]])));

    [Fact]
    public void A_symbol_without_a_box_is_reported_where_the_card_lies_open()
    {
        var finding = Assert.Single(Check(Ring(Names)[1..]));
        Assert.Equal((LabelError.MissingBox, null, null, Names[0]), (finding.Error, finding.Box, finding.Label, finding.Should));
    }

    [Fact]
    public void A_symbol_without_a_box_is_not_reported_where_the_image_cuts_the_card() =>
        Assert.Empty(Check([.. Ring(Names)[..7].Select(b => Moved(b, -40))]));

    [Fact]
    public void A_box_too_many_on_a_complete_card_is_extra()
    {
        var finding = Assert.Single(Check([.. Ring(Names), new LabelledBox(Negatives[0], new Box(140, 100, 160, 120))]));
        Assert.Equal((LabelError.ExtraBox, Negatives[0], null, 8), (finding.Error, finding.Label, finding.Should, finding.Index));
    }

    [Fact]
    public void The_same_box_twice_is_one_too_many()
    {
        var boxes = Ring(Names);
        var finding = Assert.Single(Check([.. boxes, boxes[2]]));
        Assert.Equal((LabelError.ExtraBox, 8), (finding.Error, finding.Index));
    }

    [Fact]
    public void Boxes_that_make_no_card_are_not_accused() => Assert.Empty(Check(Ring([.. Negatives[..8]])));

    [Fact]
    public void The_name_to_give_is_the_edition_that_the_labels_use()
    {
        var slot = Deck.Symbols.CountBy(s => s.Slot).First(s => s.Value > 1).Key;
        string[] variants = [.. Deck.Symbols.Where(s => s.Slot == slot).Select(s => s.Id)];
        Assert.Equal(variants[1], Deck.NamesInUse([variants[0], variants[1], variants[1]])[slot]);
        Assert.Equal(variants[0], Deck.NamesInUse([])[slot]);
    }

    private static IReadOnlyList<LabelFinding> Check(IReadOnlyList<LabelledBox> boxes) =>
        new DeckCheck(Deck, Deck.NamesInUse([]), null, new LabelErrors())
            .Check(new LabelledPhoto("a.jpg", 240, 240, boxes) { IsReadable = false }, null);

    private static LabelledBox Moved(LabelledBox label, float x) =>
        label with { Box = new Box(label.Box.X1 + x, label.Box.Y1, label.Box.X2 + x, label.Box.Y2) };

    // A ring of seven symbols around the first.
    private static LabelledBox[] Ring(string[] names) => [.. names.Select((name, i) =>
    {
        var (s, c) = i == 0 ? (0, 0) : Math.SinCos(i * 2 * Math.PI / 7);
        var (x, y) = (110 + (65 * (float)c), 110 + (65 * (float)s));
        return new LabelledBox(name, new Box(x - 15, y - 15, x + 15, y + 15));
    })];
}
