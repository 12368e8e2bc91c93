using Dobble.Assistant.Games;
using Dobble.Vision;
using Dobble.Vision.Frames;
using Microsoft.Extensions.Time.Testing;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Games;

/// <summary>What players press and tap, on its way to the game.</summary>
public sealed class GameControlTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FramePool _frames = new();
    private readonly GameControl _games;

    public GameControlTests() =>
        _games = new GameControl(new GameOptions(GameBook.Referee, ["Anna", "Ben"], TimeSpan.FromSeconds(5)), _clock);

    public void Dispose() => _frames.Dispose();

    [Fact]
    public void A_claim_counts_from_the_moment_at_which_it_was_made()
    {
        Follow();
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        _games.Claim(1);
        Follow(0.3);
        _games.Name(Deck.Symbols.First(symbol => symbol.Slot == Deck.SharedSlot(0, 1)).Id);
        var right = Assert.Single(Follow(0.3).Events);
        Assert.Equal(TimeSpan.FromSeconds(0.5), right.After);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_player_who_is_none_is_refused(int player)
    {
        Follow();
        Assert.Contains("players 0 to 1", Assert.Throws<DobbleException>(() => _games.Claim(player)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbol_that_is_none_of_the_deck_is_refused()
    {
        Follow();
        var line = Assert.Throws<DobbleException>(() => _games.Name("no\nsuch")).Message;
        Assert.Equal("'no?such' is no symbol of classic", line);
    }

    [Fact]
    public void Where_no_game_is_played_nobody_can_claim_anything()
    {
        _games.Begin(_games.Options with { Game = GameBook.Free });
        Assert.Null(Follow());
        Assert.Throws<DobbleException>(() => _games.Claim(0));
        _games.Press(1);
        _games.GiveUp();
        Assert.Null(Follow());
    }

    [Fact]
    public void Numbers_are_players_until_one_claims_it_and_symbols_then()
    {
        Follow();
        _games.Press(2);
        var choices = Follow().State.Choices;
        _games.Press(1 + choices.ToList().IndexOf(Deck.SharedSlot(0, 1)));
        Assert.Equal([0, 1], Follow().State.Players.Select(player => player.Score));
        _games.Press(8);
        Assert.Empty(Follow().Events);
    }

    [Fact]
    public void What_was_claimed_while_reading_rested_is_forgotten()
    {
        Follow();
        _games.Claim(0);
        Assert.Null(Follow(60).State.Claimant);
    }

    [Fact]
    public void Choosing_the_same_game_begins_it_anew()
    {
        Follow();
        _games.Claim(0);
        Assert.Equal(0, Follow().State.Claimant);
        _games.Begin(_games.Options);
        var anew = Follow();
        Assert.True(anew.IsNew);
        Assert.Null(anew.State.Claimant);
        Assert.False(Follow().IsNew);
    }

    /// <summary>The next frame, with cards 0 and 1.</summary>
    private GameUpdate Follow(double later = 0.03)
    {
        _clock.Advance(TimeSpan.FromSeconds(later));
        using var frame = _frames.Rent();
        frame.Stamp(0, _clock.GetUtcNow() - _clock.Start, _clock.GetTimestamp());
        var update = _games.Follow(Update([Card(0), Card(1)], [Pair(0, 1)]), Deck, frame);
        return update!;
    }
}
