using Dobble.Assistant.Games;
using Dobble.Assistant.Overlay;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
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
    public void What_is_said_is_the_headline_and_needs_no_name_beside_its_link()
    {
        var scene = _builder.Build(State(Update([Card(0), Card(1)], [Pair(0, 1)]), spoken: [Pair(0, 1)]), Status);
        Assert.Equal(NameOf(Pair(0, 1)), Assert.Single(scene.Headline).Text);
        Assert.Null(Assert.Single(scene.Links).Label);
        Assert.Equal(scene.Links[0].Color, scene.Headline[0].Color);
        Assert.Equal(2, scene.Cards.Count);
        Assert.Null(scene.Note);
    }

    [Fact]
    public void A_pair_that_is_not_decided_is_not_shown()
    {
        var scene = _builder.Build(
            State(Update([Card(0), Card(1)], [Pair(0, 1, decided: false)], noAnswer: NoAnswerReason.Looking)), Status);
        Assert.Empty(scene.Headline);
        Assert.Empty(scene.Links);
        Assert.Equal("looking …", scene.Note);
    }

    [Fact]
    public void All_that_is_said_stands_in_the_headline_and_what_is_only_decided_does_not()
    {
        TrackedPair[] all = [Pair(0, 1), Pair(0, 2), Pair(1, 2)], said = [Pair(1, 2), Pair(0, 2)];
        var scene = _builder.Build(State(Update([Card(0), Card(1), Card(2)], all), spoken: said), Status);
        Assert.Equal(said.Select(NameOf), scene.Headline.Select(name => name.Text));
        Assert.All(scene.Links, link => Assert.NotNull(link.Label));
    }

    [Fact]
    public void A_symbol_that_two_pairs_share_is_one_name_of_one_colour()
    {
        var slot = Deck.SharedSlot(0, 1);
        TrackedPair[] pairs = [Pair(0, 1), Pair(0, 2, slot: slot)];
        var scene = _builder.Build(State(Update([Card(0), Card(1), Card(2)], pairs), spoken: pairs), Status);
        Assert.Single(scene.Headline);
        Assert.Single(scene.Links.Select(link => link.Color).Distinct());
    }

    [Fact]
    public void Of_many_cards_the_pairs_of_the_newest_stand_out_and_the_others_recede_without_a_name()
    {
        var state = State(Update([Card(0), Card(1), Card(2)], [Pair(0, 1), Pair(0, 2), Pair(1, 2)])) with { Focus = 2 };
        var links = _builder.Build(state, Status).Links;
        Assert.Equal(2, links.Count(link => link.IsProminent && link.Label is not null));
        Assert.Null(Assert.Single(links, link => !link.IsProminent).Label);
    }

    [Fact]
    public void While_a_card_is_covered_its_answer_stays_and_its_rings_go()
    {
        var table = Update([Card(0), Card(1) with { IsSeen = false }], [Pair(0, 1)]);
        var scene = _builder.Build(State(table, spoken: [Pair(0, 1)]), Status);
        Assert.NotEmpty(scene.Headline);
        Assert.Empty(scene.Links);
    }

    [Fact]
    public void Every_reason_and_notice_has_words_in_every_language()
    {
        foreach (var words in OverlayWords.Languages.Select(OverlayWords.In))
        {
            Assert.All(Enum.GetValues<NoAnswerReason>(), reason => Assert.NotEmpty(words.NoAnswer[reason]));
            Assert.All(Enum.GetValues<OverlayNotice>(), notice => Assert.NotEmpty(words.Notices[notice]));
            // Louder and quieter are one line, and so are the numbers.
            Assert.Equal(Enum.GetValues<OverlayKey>().Length - 8, words.Help.Count);
            Assert.Equal(GameBook.Names.Order(), words.Games.Titles.Keys.Order());
            Assert.Equal(GameBook.Names.Skip(3).Order(), words.Games.Setup.Keys.Order());
        }
    }

    [Fact]
    public void Paused_and_without_a_camera_the_image_is_of_another_moment()
    {
        var gone = _builder.Build(State(Update([Card(0)], noAnswer: NoAnswerReason.OneCard)), Status with { IsSourceGone = true });
        Assert.True(gone.IsStale);
        Assert.Equal(("no camera", 0), (gone.Alarm, gone.Cards.Count));
        var paused = _builder.Build(State(Update([Card(0)], noAnswer: NoAnswerReason.OneCard)), Status with { IsPaused = true });
        Assert.True(paused.IsStale);
        Assert.Null(paused.Note);
        Assert.Equal("paused", Assert.Single(paused.Flags).Text);
    }

    [Fact]
    public void Before_the_first_image_it_waits_for_the_camera() =>
        Assert.Equal("waiting for the camera", _builder.Build(null, Status).Alarm);

    [Fact]
    public void The_quiet_line_tells_rate_delay_provider_deck_and_source()
    {
        Assert.Equal("30 fps  ·  18 ms  ·  cpu  ·  classic  ·  camera", _builder.Build(null, Status).Status);
        Assert.Equal("30 fps  ·  cpu  ·  classic  ·  camera", _builder.Build(null, Status with { Delay = null }).Status);
    }

    [Fact]
    public void While_a_round_of_a_game_is_on_neither_ring_nor_name_gives_the_answer_away()
    {
        var scene = _builder.Build(Played(GamePhase.Open, shown: []), Status);
        Assert.Empty(scene.Links);
        Assert.Empty(scene.Headline);
        Assert.Equal("who sees it?", scene.Note);
        Assert.Equal(["referee", "Anna  2", "player 2  0"], scene.Scores);
    }

    [Fact]
    public void Who_claims_to_see_it_chooses_among_the_symbols_of_a_card_by_their_numbers()
    {
        var scene = _builder.Build(Played(GamePhase.Naming, shown: [], claimant: 1), Status);
        Assert.Equal("player 2: which symbol?", scene.Note);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], scene.Choices.Select(choice => choice[..1]));
        Assert.Contains(scene.Choices, choice => choice.Contains(NameOf(Pair(0, 1)), StringComparison.Ordinal));
    }

    [Fact]
    public void Once_it_was_named_the_answer_is_shown_with_who_saw_it()
    {
        var state = Played(GamePhase.Answered, shown: [Pair(0, 1)], news: new GameEvent(GameEventKind.Right, 0));
        var scene = _builder.Build(state with { Announced = [Pair(0, 1)] }, Status);
        Assert.Equal(NameOf(Pair(0, 1)), Assert.Single(scene.Headline).Text);
        Assert.Equal("Anna: right", Assert.Single(scene.Notices));
    }

    private static TableState Played(GamePhase phase, TrackedPair[] shown, int? claimant = null, GameEvent? news = null) =>
        State(Update([Card(0), Card(1)], [Pair(0, 1)])) with
        {
            Game = new GameUpdate(
                new GameState(
                    GameBook.Referee, phase, [new PlayerState("Anna", 2, false), new PlayerState("", 0, false)], claimant,
                    claimant is null ? [] : Deck.Cards[1], news),
                shown, []),
        };

    private static string NameOf(TrackedPair pair) => Deck.Symbols[pair.Match.Symbol!.Value].Names["en"];
}
