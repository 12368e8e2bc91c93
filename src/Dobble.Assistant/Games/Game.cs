using Dobble.Vision.Decks;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Games;

/// <summary>
/// A game by its rules: from the table after each frame, and from what players claim, it says who won, what may be shown and how it stands.
/// Pure: the same updates and claims make the same game. All times are those of frames.
/// </summary>
/// <param name="name">Its name among <see cref="GameBook.Names"/>.</param>
/// <param name="deck">The deck that is played.</param>
/// <param name="players">Names of the players; empty for one without.</param>
internal abstract class Game(string name, Deck deck, IReadOnlyList<string> players)
{
    /// <summary>So long may who claims to see the symbol take to name it, and so long is news to be seen.</summary>
    public static readonly TimeSpan NamingTime = TimeSpan.FromSeconds(8), NewsTime = TimeSpan.FromSeconds(4);

    /// <summary>Frames that are so far apart: reading rested, and so did the game.</summary>
    private static readonly TimeSpan MaxGap = TimeSpan.FromSeconds(1);

    private readonly List<(int Player, TimeSpan At)> _claims = [];
    private readonly HashSet<int> _out = [];
    private readonly List<GameEvent> _events = [];
    private TimeSpan _latest, _turn, _newsAt;
    private GameEvent? _news;

    protected Deck Deck => deck;

    /// <summary>What each player has by now.</summary>
    protected int[] Scores { get; } = new int[players.Count];

    /// <summary>When the cards of the round that is on were in sight; null where none is on.</summary>
    protected TimeSpan? OpenSince { get; private set; }

    /// <summary>Where the game stands while no round is on.</summary>
    protected GamePhase Between { get; private set; }

    /// <summary>Who claims to see it, the first of them; null for nobody.</summary>
    protected int? Claimant => _claims.Count > 0 ? _claims[0].Player : null;

    /// <summary>Takes in one more frame.</summary>
    public GameUpdate Follow(TableUpdate table, TimeSpan time)
    {
        Rest(time - _latest);
        _latest = time;
        if (Between != GamePhase.Ended)
            Watch(table, time);
        if (Claimant is { } player && time - _turn > NamingTime)
            Fail(player, null, time);
        GameEvent[] events = [.. _events];
        _events.Clear();
        if (events.Length > 0)
            (_news, _newsAt) = (events[^1], time);
        else if (Between != GamePhase.Ended && time - _newsAt > NewsTime)
            _news = null;
        return new GameUpdate(State, [.. table.Pairs.Where(MayBeShown)], events);
    }

    /// <summary>A player claims to see it. Who claims first names it first; nothing where none is to claim, or has.</summary>
    public virtual void Claim(int player, TimeSpan time)
    {
        if (OpenSince is null || _out.Contains(player) || _claims.Exists(claim => claim.Player == player))
            return;
        if (_claims.Count == 0)
            _turn = time;
        _claims.Add((player, time));
    }

    /// <summary>Who claimed first names a symbol.</summary>
    public void Name(int slot, TimeSpan time)
    {
        if (Claimant is not { } player || ChoicesOf(player).Count == 0)
            return;
        if (IsRight(player, slot))
            Named(player, slot, After(_claims[0].At));
        else
            Fail(player, slot, time);
    }

    /// <summary>Nobody sees it: the answer may be shown.</summary>
    public void GiveUp(TimeSpan time)
    {
        if (OpenSince is not null && Claimant is null)
            Tell(time);
    }

    /// <summary>Looks at the table: begins rounds and ends them.</summary>
    protected abstract void Watch(TableUpdate table, TimeSpan time);

    /// <summary>Whether a pair may be said and shown.</summary>
    protected abstract bool MayBeShown(TrackedPair pair);

    /// <summary>Whether a symbol is one that counts for a player.</summary>
    protected abstract bool IsRight(int player, int slot);

    /// <summary>The symbols that a player may mean.</summary>
    protected abstract IReadOnlyList<int> ChoicesOf(int player);

    /// <summary>A player has named a symbol that counts.</summary>
    protected abstract void Named(int player, int slot, TimeSpan after);

    /// <summary>Nobody sees it, or all were wrong.</summary>
    protected abstract void Tell(TimeSpan time);

    /// <summary>How it stands.</summary>
    protected virtual GameState State => new(
        name, OpenSince is null ? Between : Claimant is null ? GamePhase.Open : GamePhase.Naming,
        [.. players.Select((one, i) => new PlayerState(one, Scores[i], OpenSince is not null && _out.Contains(i)))],
        Claimant, Claimant is { } player ? ChoicesOf(player) : [], _news);

    /// <summary>A round begins.</summary>
    protected void Open(TimeSpan since)
    {
        _claims.Clear();
        _out.Clear();
        OpenSince = since;
    }

    /// <summary>The round that is on is over.</summary>
    protected void Close(GamePhase phase)
    {
        _claims.Clear();
        OpenSince = null;
        Between = phase;
    }

    /// <summary>Nobody may claim any more in this round.</summary>
    protected void EndClaims()
    {
        _claims.Clear();
        _out.UnionWith(Enumerable.Range(0, players.Count));
    }

    protected void Happened(GameEvent what) => _events.Add(what);

    /// <summary>The game is over; those with the most points have won, or with the fewest.</summary>
    protected void End(bool fewestWins)
    {
        var best = fewestWins ? Scores.Min() : Scores.Max();
        Win(Scores.Count(score => score == best) == 1 ? Array.IndexOf(Scores, best) : null);
    }

    /// <summary>The game is over.</summary>
    /// <param name="player">Who has won; null where several have.</param>
    protected void Win(int? player)
    {
        Close(GamePhase.Ended);
        Happened(new GameEvent(GameEventKind.Won, player));
    }

    /// <summary>While nothing is read nobody's time runs.</summary>
    private void Rest(TimeSpan gap)
    {
        if (gap > MaxGap)
            (OpenSince, _turn) = (OpenSince + gap, _turn + gap);
    }

    /// <summary>Since the cards were in sight; a claim may be of the same moment.</summary>
    protected TimeSpan After(TimeSpan time) => time > OpenSince ? time - OpenSince.Value : TimeSpan.Zero;

    /// <summary>The claimant was wrong: the next one's turn, and once nobody is left it is told.</summary>
    protected void Fail(int player, int? slot, TimeSpan time)
    {
        Happened(new GameEvent(GameEventKind.Wrong, player, slot, After(_claims[0].At)));
        _claims.RemoveAt(0);
        _out.Add(player);
        _turn = time;
        if (_out.Count == players.Count)
            Tell(time);
    }
}
