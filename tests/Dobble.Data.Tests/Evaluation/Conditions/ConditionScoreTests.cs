using Dobble.Data.Evaluation;
using Dobble.Data.Evaluation.Conditions;

namespace Dobble.Data.Tests.Evaluation.Conditions;

public sealed class ConditionScoreTests
{
    [Theory]
    [InlineData(0.75, 0)]
    [InlineData(0.95, 0.2)]
    public void Each_condition_says_how_far_its_confidence_is_from_how_often_it_is_right(double confidence, double error) =>
        Assert.Equal(error, Of(confidence, true, true, false, true).CalibrationError!.Value, 1e-9);

    [Fact]
    public void Without_a_match_there_is_no_confidence_to_judge() => Assert.Null(Of(0.9).CalibrationError);

    /// <summary>Two images with these matches.</summary>
    private static ConditionScore Of(double confidence, params bool[] right) => ConditionScore.Of(
        "glare: strong", [.. right.Chunk(2).DefaultIfEmpty([]).Select(image => new ImageScore(
            2, 2, new PairScore(2, 0, 0, 0, [.. image.Select(isRight => new JudgedMatch(confidence, isRight))], []), 0, 0, null, null))]);
}
