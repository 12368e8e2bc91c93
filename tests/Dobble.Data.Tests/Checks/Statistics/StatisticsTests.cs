using Dobble.Data.Checks.Statistics;

namespace Dobble.Data.Tests.Checks.Statistics;

public class StatisticsTests
{
    private static readonly string[] Letters = ["a", "b", "c", "d"];

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 3.0, 4, 5, 6 }, 0.5)]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 1.0, 2, 3 }, 0)]
    [InlineData(new[] { 1.0, 2 }, new[] { 5.0, 6, 7 }, 1)]
    [InlineData(new[] { 1.0, 1, 1, 2 }, new[] { 1.0, 2, 2, 2 }, 0.5)]
    public void The_distance_of_two_samples_is_that_of_their_cumulated_distributions(double[] a, double[] b, double distance) =>
        Assert.Equal(distance, KolmogorovSmirnov.Compare(a, b).Distance, 1e-12);

    [Fact]
    public void Samples_of_one_distribution_differ_by_chance_and_shifted_ones_do_not()
    {
        var random = new Random(3);
        double[] a = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())],
        b = [.. Enumerable.Range(0, 150).Select(_ => random.NextDouble())];
        Assert.True(KolmogorovSmirnov.Compare(a, b).Probability > 0.05);
        Assert.True(KolmogorovSmirnov.Compare(a, b.Select(v => v + 0.4)).Probability < 1e-4);
        Assert.Equal((0, 1), KolmogorovSmirnov.Compare([], b));
    }

    [Fact]
    public void Equal_categories_do_not_drift_and_disjoint_ones_drift_wholly()
    {
        string[] a = [.. Enumerable.Range(0, 400).Select(i => Letters[i % 4])];
        string[] half = [.. Enumerable.Range(0, 200).Select(i => Letters[i % 2])],
        other = [.. Enumerable.Range(0, 200).Select(i => Letters[2 + (i % 2)])];
        Assert.Equal(0, Categories.CramersV(a, a), 1e-9);
        Assert.Equal(0, Categories.StabilityIndex(a, a), 1e-9);
        Assert.InRange(Categories.CramersV(half, other), 0.99, 1.01);
        Assert.True(Categories.StabilityIndex(half, other) > 1);
        Assert.Equal(0, Categories.CramersV([], a));
    }

    [Fact]
    public void Fences_stand_one_and_a_half_interquartile_ranges_outside_the_quartiles()
    {
        var fences = Fences.Of(Enumerable.Range(1, 9).Select(i => (double)i));
        Assert.Equal(new Fences(-3, 13), fences);
        Assert.Equal((0, 2, 1), (fences.Beyond(5), fences.Beyond(15), fences.Beyond(-4)));
    }

    [Fact]
    public void A_number_that_decides_the_label_has_full_power_and_one_of_chance_none()
    {
        var random = new Random(5);
        string[] labels = [.. Enumerable.Range(0, 1000).Select(i => Letters[i % 4])];
        Assert.InRange(Dependence.PredictivePower([.. labels.Select(l => (double)l[0])], labels), 0.99, 1);
        Assert.InRange(Dependence.PredictivePower([.. labels.Select(_ => random.NextDouble())], labels), 0, 0.02);
        Assert.Equal(0, Dependence.PredictivePower([.. labels.Select(_ => 1.0)], [.. labels.Select(_ => "a")]));
    }

    [Fact]
    public void Only_samples_of_different_kinds_can_be_told_apart()
    {
        var random = new Random(7);
        double[][] Rows(double shift) =>
            [.. Enumerable.Range(0, 60).Select(_ => new[] { random.NextDouble() + shift, random.NextDouble() })];
        Assert.InRange(DomainClassifier.Drift(Rows(0), Rows(0)), 0, 0.3);
        Assert.InRange(DomainClassifier.Drift(Rows(0), Rows(0.8)), 0.9, 1);
    }

    [Fact]
    public void The_area_under_the_curve_counts_pairs_in_the_right_order() =>
        Assert.Equal(0.75, DomainClassifier.Auc([0.1, 0.4, 0.35, 0.8], [false, false, true, true]));
}
