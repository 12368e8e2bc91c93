using Dobble.Data.Checks;
using Dobble.Data.Checks.Models;
using Dobble.Data.Evaluation;
using Dobble.Vision.Geometry;
using static Dobble.Data.Tests.Checks.Models.HandMadeReadings;

namespace Dobble.Data.Tests.Checks.Models;

public sealed class ModelChecksTests
{
    [Fact]
    public void A_model_that_reads_everything_passes()
    {
        var readings = Readings(Hundred(), train: Hundred());
        Func<ModelReadings, CheckResult>[] checks = [ModelChecks.Precision, ModelChecks.Recall, ModelChecks.Classes, ModelChecks.Confusions,
            ModelChecks.WorstSeries, ModelChecks.TrainTestGap, ModelChecks.PredictionDrift];
        Assert.All(checks, check => Assert.Equal(CheckStatus.Pass, check(readings).Status));
    }

    [Fact]
    public void The_worst_series_has_the_smallest_share_of_pairs_and_single_cards_do_not_count()
    {
        var result = ModelChecks.WorstSeries(Readings([Photo(), Photo(right: false, series: "b"), Photo(pairs: 0, series: "c")]));
        Assert.Equal(CheckStatus.Fail, result.Status);
        Assert.StartsWith("b: 0.0 %", result.Summary, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Pass, ModelChecks.WorstSeries(Readings([Photo(), Photo(pairs: 0, series: "c")])).Status);
    }

    [Fact]
    public void A_wrong_answer_is_a_warning_at_least() =>
        Assert.Equal(CheckStatus.Warn, ModelChecks.WorstSeries(Readings(Hundred(right: 99, wrong: 1))).Status);

    [Theory]
    [InlineData(100, nameof(CheckStatus.Pass))]
    [InlineData(92, nameof(CheckStatus.Warn))]
    [InlineData(60, nameof(CheckStatus.Fail))]
    public void The_gap_is_how_much_better_photos_are_read_that_were_learnt_from(int right, string expected) =>
        Assert.Equal(expected, ModelChecks.TrainTestGap(Readings(Hundred(right), train: Hundred())).Status.ToString());

    [Fact]
    public void What_names_other_symbols_than_it_learnt_has_drifted()
    {
        Assert.Equal(CheckStatus.Pass, ModelChecks.PredictionDrift(Readings(Hundred(), train: Hundred())).Status);
        Assert.Equal(CheckStatus.Warn, ModelChecks.PredictionDrift(Readings(Hundred(named: 20), train: Hundred())).Status);
    }

    [Fact]
    public void A_model_that_is_no_better_than_always_the_same_answer_is_warned_of()
    {
        Assert.Equal(CheckStatus.Pass, ModelChecks.SimpleModels(Readings(Hundred())).Status);
        Assert.Equal(CheckStatus.Warn, ModelChecks.SimpleModels(Readings(Hundred(right: 90))).Status);
    }

    [Fact]
    public void What_is_misread_is_shown_in_an_image()
    {
        var photo = Photo(named: false);
        var failure = new Failure(FailureKind.MisreadSymbol, "cat was read as dog", new Box(0, 0, 9, 9), []);
        var result = ModelChecks.Confusions(
            Readings([photo with { Score = photo.Score with { Confusions = [new Confusion("cat", "dog")], Failures = [failure] } }]));
        Assert.Equal(CheckStatus.Fail, result.Status);
        Assert.Equal(("cat was read as dog", "a_1.jpg"), (Assert.Single(result.Exhibits).Caption, result.Exhibits[0].Photo.Name));
    }

    [Fact]
    public void Photos_without_labels_say_nothing_of_precision()
    {
        var photo = Photo();
        var bare = Readings([photo with { Score = photo.Score with { Symbols = [], Detections = [] } }]);
        Assert.Equal((CheckStatus.Skipped, CheckStatus.Skipped), (ModelChecks.Precision(bare).Status, ModelChecks.Recall(bare).Status));
    }
}
