using Dobble.Vision.Tracking;

namespace Dobble.Vision.Tests.Tracking;

public sealed class TrackerOptionsTests
{
    [Fact]
    public void The_defaults_are_in_range() => new TrackerOptions().Validate();

    [Fact]
    public void All_values_out_of_range_are_named_at_once()
    {
        var options = new TrackerOptions
        {
            Threshold = 1,
            MinClearHits = 0,
            MinHits = 0,
            MinTime = TimeSpan.FromSeconds(-1),
            Independence = TimeSpan.Zero,
            Memory = double.NaN,
            Misread = 0.5,
            MaxAge = TimeSpan.FromHours(1),
        };

        var error = Assert.Throws<DobbleException>(options.Validate);

        Assert.All(typeof(TrackerOptions).GetProperties(), option => Assert.Contains(option.Name, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_tracker_is_not_made_with_options_out_of_range() =>
        Assert.Throws<DobbleException>(() => new TableTracker(Scripted.Deck, new TrackerOptions { Threshold = 0.2 }));
}
