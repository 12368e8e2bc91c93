using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Words;
using Dobble.Vision.Tracking;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Overlay;

/// <summary>What is to be drawn after a frame.</summary>
public sealed class OverlaySceneBuilderTests
{
    private static readonly OverlayStatus Status = new(29.7, TimeSpan.FromMilliseconds(18), "cpu", "classic", "camera");

    private readonly OverlaySceneBuilder _builder = new("en");

    [Fact]
    public void A_decided_pair_is_linked_and_its_name_is_the_headline()
    {
        var scene = _builder.Build(State(Update([Card(0), Card(1)], [Pair(0, 1)])), Status);
        var symbol = Deck.Symbols[Pair(0, 1).Match.Symbol!.Value];
        Assert.Equal(symbol.Names["en"], scene.Headline!.Text);
        Assert.Null(Assert.Single(scene.Links).Label);
        Assert.Equal(2, scene.Cards.Count);
        Assert.Null(scene.Note);
    }

    [Fact]
    public void A_pair_that_is_not_decided_is_not_shown()
    {
        var scene = _builder.Build(
            State(Update([Card(0), Card(1)], [Pair(0, 1, decided: false)], noAnswer: NoAnswerReason.Looking)), Status);
        Assert.Null(scene.Headline);
        Assert.Empty(scene.Links);
        Assert.Equal("looking …", scene.Note);
    }

    [Fact]
    public void The_newest_pair_is_the_headline_and_the_others_have_their_names_beside_them()
    {
        var newest = Pair(1, 2) with { Since = TimeSpan.FromSeconds(5) };
        var scene = _builder.Build(State(Update([Card(0), Card(1), Card(2)], [Pair(0, 1), newest])), Status);
        Assert.Equal(Deck.Symbols[newest.Match.Symbol!.Value].Names["en"], scene.Headline!.Text);
        Assert.Single(scene.Links, link => link.Label is null);
        Assert.Single(scene.Links, link => link.Label is not null);
    }

    [Fact]
    public void While_a_card_is_covered_its_answer_stays_and_its_rings_go()
    {
        var scene = _builder.Build(State(Update([Card(0), Card(1) with { IsSeen = false }], [Pair(0, 1)])), Status);
        Assert.NotNull(scene.Headline);
        Assert.Empty(scene.Links);
    }

    [Fact]
    public void Every_reason_and_notice_has_words_in_every_language()
    {
        foreach (var words in OverlayWords.Languages.Select(OverlayWords.In))
        {
            Assert.All(Enum.GetValues<NoAnswerReason>(), reason => Assert.NotEmpty(words.NoAnswer[reason]));
            Assert.All(Enum.GetValues<OverlayNotice>(), notice => Assert.NotEmpty(words.Notices[notice]));
            Assert.Equal(Enum.GetValues<OverlayKey>().Length, words.Help.Count);
        }
    }

    [Fact]
    public void Paused_and_without_a_camera_the_image_is_of_another_moment()
    {
        var gone = _builder.Build(State(Update([Card(0)], noAnswer: NoAnswerReason.OneCard)), Status with { IsSourceGone = true });
        Assert.True(gone.IsStale);
        Assert.Equal(("no camera", 0), (gone.Note, gone.Cards.Count));
        var paused = _builder.Build(State(Update([Card(0)], noAnswer: NoAnswerReason.OneCard)), Status with { IsPaused = true });
        Assert.True(paused.IsStale);
        Assert.Null(paused.Note);
        Assert.Equal("paused", Assert.Single(paused.Flags).Text);
    }

    [Fact]
    public void Before_the_first_image_it_waits_for_the_camera() =>
        Assert.Equal("waiting for the camera", _builder.Build(null, Status).Note);

    [Fact]
    public void The_quiet_line_tells_rate_delay_provider_deck_and_source()
    {
        Assert.Equal("30 fps  ·  18 ms  ·  cpu  ·  classic  ·  camera", _builder.Build(null, Status).Status);
        Assert.Equal("30 fps  ·  cpu  ·  classic  ·  camera", _builder.Build(null, Status with { Delay = null }).Status);
    }
}
