using Dobble.TestKit;
using Dobble.Training.Optimization;
using Dobble.Training.Pipeline.Steps;

namespace Dobble.Training.Tests.Pipeline.Steps;

public sealed class TrainComparerSettingsTests
{
    [Fact]
    public void Without_a_training_the_shipped_network_is_taken() => Assert.Empty(new TrainComparerSettings().Errors());

    [Theory]
    [InlineData("reader")]
    [InlineData("nothing")]
    public void A_training_may_begin_with_what_the_reader_has_learnt_or_with_nothing(string from) =>
        Assert.Empty(new TrainComparerSettings { From = from, Training = new TrainerOptions() }.Errors());

    [Theory]
    [InlineData("reader")]
    [InlineData("nothing")]
    public void Where_nothing_is_trained_there_must_be_a_network_to_take(string from) =>
        Assert.Contains("add a section training", Assert.Single(new TrainComparerSettings { From = from }.Errors()), StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_its_weights_is_told_of()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Single(new TrainComparerSettings { From = folder.Path }.Errors());

        Assert.Contains("no comparer.weights there", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_needs_two_cards_and_a_batch_a_source()
    {
        Assert.Contains("cards 2 or more", Assert.Single(new TrainComparerSettings { Cards = 1 }.Errors()), StringComparison.Ordinal);
        Assert.Contains("one must be more than 0", Assert.Single(
            new TrainComparerSettings { Cutouts = 0, Emoji = 0, Artwork = 0 }.Errors()), StringComparison.Ordinal);
    }
}
