using Dobble.Assistant.Demo;
using Dobble.Vision.Geometry;
using Dobble.Vision.Reading;

namespace Dobble.Assistant.Tests.Demo;

public sealed class VerdictTests
{
    private static readonly TrueCard First = new(0, new Ellipse(80, 80, 60, 60, 0));
    private static readonly TrueCard Second = new(1, new Ellipse(240, 80, 60, 60, 0));
    private static readonly TrueCard Elsewhere = new(2, new Ellipse(160, 300, 60, 60, 0));

    [Fact]
    public void A_pair_named_as_it_was_rendered_is_right() =>
        Assert.Equal(new Verdict(2, 2, 0, 1, 0, 0), Judge([First, Second], SampleReadings.TwoCards(), shared: 0));

    [Fact]
    public void The_order_of_the_cards_means_nothing() =>
        Assert.Equal(new Verdict(2, 2, 0, 1, 0, 0), Judge([Second, First], SampleReadings.TwoCards(), shared: 0));

    [Fact]
    public void Another_symbol_is_wrong() =>
        Assert.Equal(new Verdict(2, 2, 0, 0, 1, 0), Judge([First, Second], SampleReadings.TwoCards(), shared: 1));

    [Fact]
    public void A_card_that_was_not_found_leaves_its_pairs_silent() =>
        Assert.Equal(new Verdict(3, 2, 0, 1, 0, 2), Judge([First, Second, Elsewhere], SampleReadings.TwoCards(), shared: 0));

    [Fact]
    public void A_card_read_where_there_is_none_is_false() =>
        Assert.Equal(new Verdict(1, 1, 1, 0, 0, 0), Judge([First], SampleReadings.TwoCards(), shared: 0));

    [Fact]
    public void An_empty_reading_of_an_empty_table_is_perfect() =>
        Assert.Equal(new Verdict(0, 0, 0, 0, 0, 0), Judge([], SampleReadings.Cards(0), shared: 0));

    private static Verdict Judge(TrueCard[] truth, TableReading reading, int shared) =>
        Verdict.Of(truth, reading, (_, _) => shared, symbol => SampleReadings.Symbols[symbol].Slot);
}
