using Dobble.Vision.Decks;

namespace Dobble.Vision.Tests.Decks;

public sealed class ProjectivePlaneTests
{
    public static TheoryData<int> Orders => [2, 3, 4, 5, 7, 8, 9, 11];

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_plane_has_as_many_lines_as_points(int order)
    {
        var lines = ProjectivePlane.Create(order);

        var count = (order * order) + order + 1;
        Assert.Equal(count, lines.Count);
        Assert.Equal(count, ProjectivePlane.Count(order));
        Assert.Equal(Enumerable.Range(0, count), lines.SelectMany(l => l).Distinct().Order());
        Assert.All(lines, line => Assert.Equal(order + 1, line.Count));
        Assert.All(lines, line => Assert.Equal(line.Distinct().Order(), line));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Any_two_lines_meet_in_exactly_one_point(int order)
    {
        var lines = ProjectivePlane.Create(order);

        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.Single(lines[i].Intersect(lines[j]));
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Any_two_points_lie_on_exactly_one_line(int order)
    {
        var lines = ProjectivePlane.Create(order);

        var pairs = lines.SelectMany(line => line.SelectMany(p => line.Where(q => q > p), (p, q) => (p, q))).ToArray();
        Assert.Equal(pairs.Length, pairs.Distinct().Count());
        Assert.Equal(lines.Count * (lines.Count - 1) / 2, pairs.Length);
    }

    [Fact]
    public void The_orders_that_can_be_had_are_those_of_cards_of_three_to_twelve_symbols_without_seven_and_eleven() =>
        Assert.Equal([2, 3, 4, 5, 7, 8, 9, 11], ProjectivePlane.Orders);

    [Theory]
    [InlineData(-7)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(10)]
    public void An_order_that_is_no_prime_power_is_refused_in_one_line_that_names_those_that_are(int order)
    {
        var error = Assert.Throws<DobbleException>(() => ProjectivePlane.Create(order));

        Assert.Equal(
            $"no full deck with {order + 1} symbols a card is known to exist; 3, 4, 5, 6, 8, 9, 10, 12 symbols can be had", error.Message);
    }
}
