using Dobble.Data.Checks;
using Dobble.Data.Checks.Models;
using static Dobble.Data.Tests.Checks.Models.HandMadeReadings;

namespace Dobble.Data.Tests.Checks.Models;

public sealed class GateTests
{
    private static readonly ModelValidationOptions Options = new()
    { PairTolerance = 0.02, CardTolerance = 0.02, PrecisionTolerance = 0.05 };

    [Theory]
    [InlineData(98, 0, 200, 100, null)]            // two pairs fewer: just tolerated
    [InlineData(97, 0, 200, 100, "pairs right")]
    [InlineData(99, 1, 200, 100, "wrong answers")] // no wrong answer more is tolerated
    [InlineData(100, 0, 196, 100, null)]
    [InlineData(100, 0, 195, 100, "cards found")]
    [InlineData(100, 0, 200, 80, "mAP@0.5")]
    public void A_model_that_is_worse_beyond_a_tolerance_is_refused_for_that(int right, int wrong, int found, int named, string? reason)
    {
        var (check, refusal) = Gate.Compare(Readings(Hundred(right, wrong, found, named), Hundred()), Options);
        Assert.Equal(reason is null ? CheckStatus.Pass : CheckStatus.Fail, check.Status);
        // The one reason, and no other.
        Assert.Equal(reason is null ? 0 : 1, refusal?.Split(';').Length ?? 0);
        Assert.StartsWith(reason ?? "", refusal ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_better_model_passes_and_every_reason_of_a_bad_one_is_named()
    {
        Assert.Null(Gate.Compare(Readings(Hundred(), Hundred(50, 10, 100, 10)), Options).Refusal);
        var refusal = Gate.Compare(Readings(Hundred(50, 10, 100, 10), Hundred()), Options).Refusal!;
        Assert.All(["pairs right", "wrong answers", "cards found", "mAP@0.5"], what =>
            Assert.Contains(what, refusal, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_another_model_nothing_is_refused()
    {
        var (check, refusal) = Gate.Compare(Readings(Hundred(0, 100)), Options);
        Assert.Equal((CheckStatus.Skipped, null), (check.Status, refusal));
    }
}
