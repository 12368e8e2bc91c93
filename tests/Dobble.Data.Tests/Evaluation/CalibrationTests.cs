using Dobble.Data.Evaluation;

namespace Dobble.Data.Tests.Evaluation;

public class CalibrationTests
{
    [Fact]
    public void Confidence_that_is_what_it_says_has_no_error()
    {
        var matches = Matches(0.75, right: 75, wrong: 25);
        Assert.Equal(0, Reliability.Of(matches).ExpectedError, 1e-9);
    }

    [Fact]
    public void The_expected_error_weighs_each_bin_by_its_matches()
    {
        // Thirty matches are said 0.95 and are right to 0.8; ten are said 0.5 and are right to 0.7.
        JudgedMatch[] matches = [.. Matches(0.95, 24, 6), .. Matches(0.5, 7, 3)];
        var reliability = Reliability.Of(matches);
        Assert.Equal(((30 * 0.15) + (10 * 0.2)) / 40, reliability.ExpectedError, 1e-9);
        Assert.Equal([10, 30], reliability.Bins.Select(b => b.Count));
    }

    [Fact]
    public void A_confidence_of_one_falls_into_the_last_bin() =>
        Assert.Equal(0.9, Assert.Single(Reliability.Of(Matches(1, 3, 0)).Bins).Low, 1e-9);

    [Fact]
    public void Without_matches_there_is_neither_calibration_nor_advice()
    {
        Assert.True(double.IsNaN(Reliability.Of([]).ExpectedError));
        Assert.Null(CalibrationAdvice.From([]));
    }

    [Fact]
    public void The_advised_threshold_is_just_above_the_surest_wrong_match()
    {
        JudgedMatch[] matches = [new(0.6, false), new(0.5, true), new(0.6, true), new(0.7, true), new(0.99, true)];
        var advice = CalibrationAdvice.From(matches)!;
        Assert.InRange(advice.Threshold, 0.6, 0.6000001);
        Assert.True(advice.Threshold > 0.6);
        Assert.Equal(0.5, advice.SilentShare);
    }

    [Fact]
    public void The_advised_temperature_undoes_doubled_log_odds()
    {
        // Log-odds of 0.9 halved give 0.75: three in four right.
        Assert.Equal(2, CalibrationAdvice.From(Matches(0.9, 75, 25))!.Temperature, 0.02);
        Assert.Equal(1, CalibrationAdvice.From(Matches(0.75, 75, 25))!.Temperature, 0.01);
    }

    private static JudgedMatch[] Matches(double confidence, int right, int wrong) =>
        [.. Enumerable.Repeat(new JudgedMatch(confidence, true), right), .. Enumerable.Repeat(new JudgedMatch(confidence, false), wrong)];
}
