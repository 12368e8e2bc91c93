using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;

namespace Dobble.Vision.Tests.Recognition;

public sealed class CloseReaderTests
{
    [Fact]
    public void A_part_of_a_symbol_is_no_symbol_of_its_own() =>
        Assert.Equal([Whole], Boxes((Whole, 0.9f), (new Box(40, 40, 100, 85), 0.5f)));

    [Fact]
    public void Of_a_symbol_and_a_part_of_it_that_which_is_seen_more_surely_stays()
    {
        var part = new Box(40, 40, 100, 85);

        Assert.Equal([part], Boxes((Whole, 0.5f), (part, 0.9f)));
    }

    [Fact]
    public void A_small_symbol_in_the_corner_that_a_slanting_one_leaves_free_is_a_symbol() =>
        Assert.Equal([Whole, new Box(42, 42, 66, 66)], Boxes((Whole, 0.9f), (new Box(42, 42, 66, 66), 0.5f)));

    private static Box Whole { get; } = new(40, 40, 100, 100);

    private static IEnumerable<Box> Boxes(params (Box Box, float Presence)[] seen) =>
        CloseReader.Distinct(seen.Select(s => new SymbolDetection(s.Box, s.Presence, []))).Select(symbol => symbol.Box);
}
