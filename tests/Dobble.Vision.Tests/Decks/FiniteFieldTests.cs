using Dobble.Vision.Decks;

namespace Dobble.Vision.Tests.Decks;

public sealed class FiniteFieldTests
{
    public static TheoryData<int> Orders => [2, 3, 4, 5, 7, 8, 9, 11];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Every_element_has_one_opposite_and_all_but_zero_one_inverse(int order)
    {
        var field = FiniteField.Create(order)!;

        var elements = Enumerable.Range(0, order).ToArray();
        Assert.All(elements, a => Assert.Single(elements, b => field.Add(a, b) == 0));
        Assert.All(elements.Skip(1), a => Assert.Single(elements, b => field.Multiply(a, b) == 1));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Products_distribute_over_sums(int order)
    {
        var field = FiniteField.Create(order)!;

        for (var a = 0; a < order; a++)
        {
            for (var b = 0; b < order; b++)
            {
                Assert.Equal(field.Multiply(b, a), field.Multiply(a, b));
                for (var c = 0; c < order; c++)
                    Assert.Equal(field.Add(field.Multiply(a, b), field.Multiply(a, c)), field.Multiply(a, field.Add(b, c)));
            }
        }
    }

    [Theory]
    [InlineData(-7)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(12)]
    public void There_is_no_field_of_an_order_that_is_no_prime_power(int order) => Assert.Null(FiniteField.Create(order));
}
