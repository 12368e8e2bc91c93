using Dobble.Assistant.Games;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Games;

/// <summary>Triplet: of nine cards, three that share one symbol.</summary>
public sealed class TripletGameTests
{
    private const int Anna = 0, Ben = 1, Shared = 5;

    private static readonly int[] Three = [.. With(Shared).Take(3)];

    /// <summary>Cards of which no three share a symbol.</summary>
    private static readonly int[] Others = [.. Apart(6)];

    private static readonly int[] Nine = [.. Three, .. Others];

    private readonly Game _game = GameBook.Begin(new GameOptions(GameBook.Triplet, ["Anna", "Ben"], default), Deck)!;
    private double _time = 100;

    [Fact]
    public void A_round_needs_nine_cards_of_which_three_share_a_symbol()
    {
        Assert.Equal(GamePhase.Setup, Lie(Three).State.Phase);
        Assert.Equal(GamePhase.Open, Lie(Nine).State.Phase);
    }

    [Fact]
    public void Who_claimed_it_and_took_three_that_share_a_symbol_has_them()
    {
        Lie(Nine);
        _game.Claim(Ben, Now);
        Assert.Equal(GamePhase.Naming, Lie(Nine).State.Phase);
        Assert.Empty(Lie([.. Nine[1..]]).Events);
        var taken = Lie(Others);
        Assert.Equal((GameEventKind.Moved, Ben, Shared), (taken.Events[0].Kind, taken.Events[0].Player, taken.Events[0].Slot));
        Assert.Equal([0, 3], taken.State.Players.Select(player => player.Score));
    }

    [Fact]
    public void Who_took_three_that_share_none_was_wrong_and_lays_them_back()
    {
        Lie(Nine);
        _game.Claim(Ben, Now);
        Assert.Equal((GameEventKind.Wrong, Ben), Lie([.. Nine[..6]]).Events.Select(what => (what.Kind, what.Player!.Value)).Single());
        Assert.Equal(GamePhase.Open, Lie(Nine).State.Phase);
        _game.Claim(Anna, Now);
        Assert.Equal(Anna, Lie(Others).Events[0].Player);
    }

    [Fact]
    public void Where_nobody_claimed_them_whoever_says_so_afterwards_has_them()
    {
        Lie(Nine);
        Assert.Equal(GamePhase.Taken, Lie(Others).State.Phase);
        _game.Claim(Anna, Now);
        Assert.Equal([3, 0], Lie(Others).State.Players.Select(player => player.Score));
    }

    [Fact]
    public void Nobody_sees_one_and_it_is_shown_when_they_give_up()
    {
        Assert.Empty(Lie(Nine).Shown);
        _game.GiveUp(Now);
        var shown = Lie(Nine).Shown.Select(pair => Deck.Symbols[pair.Match.Symbol!.Value].Slot).ToList();
        Assert.Equal(3, shown.Count(slot => slot == Shared));
        Assert.All(shown, slot => Assert.True(Nine.Count(card => Deck.Cards[card].Contains(slot)) >= 3));
    }

    [Fact]
    public void When_the_cards_that_are_left_have_none_the_most_win()
    {
        Lie(Nine);
        _game.Claim(Anna, Now);
        Assert.NotEqual(GamePhase.Ended, Lie(Others).State.Phase);
        var over = Lie(Others, seconds: 15);
        Assert.Equal((GamePhase.Ended, Anna), (over.State.Phase, over.State.News!.Player));
    }

    private TimeSpan Now => TimeSpan.FromSeconds(_time += 0.03);

    private GameUpdate Lie(int[] cards, double seconds = 1)
    {
        var pairs = from a in cards from b in cards where a < b select Pair(a, b);
        var table = Update([.. cards.Select(card => Card(card))], [.. pairs]);
        var events = new List<GameEvent>();
        GameUpdate last = null!;
        for (var frame = 0; frame < seconds * 30; frame++)
        {
            last = _game.Follow(table, Now);
            events.AddRange(last.Events);
        }

        return last with { Events = events };
    }

    private static IEnumerable<int> With(int slot) => Enumerable.Range(0, Deck.Cards.Count).Where(card => Deck.Cards[card].Contains(slot));

    private static List<int> Apart(int count)
    {
        var chosen = new List<int>();
        for (var card = 0; chosen.Count < count; card++)
        {
            if (!Three.Contains(card) && HasNone([.. chosen, card]))
                chosen.Add(card);
        }

        return chosen;
    }

    private static bool HasNone(IEnumerable<int> cards) =>
        cards.SelectMany(card => Deck.Cards[card]).GroupBy(slot => slot).All(slot => slot.Count() < 3);
}
