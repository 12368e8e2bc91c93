using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Tests.Speech;

/// <summary>When a device without a screen says what troubles it.</summary>
public sealed class HintPolicyTests
{
    private readonly HintPolicy _policy = new();

    [Fact]
    public void A_trouble_is_told_once_it_has_lasted_and_only_once()
    {
        Assert.False(_policy.IsDue("too dark", At(0)));
        Assert.False(_policy.IsDue("too dark", At(4)));
        Assert.True(_policy.IsDue("too dark", At(5)));
        Assert.All(Enumerable.Range(6, 600), second => Assert.False(_policy.IsDue("too dark", At(second))));
    }

    [Fact]
    public void What_passes_by_itself_is_not_told_of()
    {
        for (var second = 0; second < 100; second++)
            Assert.False(_policy.IsDue(second % 4 == 0 ? null : "blurred", At(second)));
    }

    [Fact]
    public void Another_trouble_is_told_of_a_minute_later_at_the_earliest()
    {
        _policy.IsDue("too dark", At(0));
        Assert.True(_policy.IsDue("too dark", At(5)));
        Assert.All(Enumerable.Range(6, 59), second => Assert.False(_policy.IsDue("no camera", At(second))));
        Assert.True(_policy.IsDue("no camera", At(65)));
    }

    [Fact]
    public void While_all_is_well_nothing_is_said() => Assert.False(_policy.IsDue(null, At(100)));

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
