using System.Collections.Concurrent;
using Dobble.Data.Files;
using Dobble.Vision;
using Dobble.Vision.Decks;
using Dobble.Vision.Frames;
using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Games;

/// <summary>
/// The game that is played, between those who play it and the stage that follows the table. What players do waits for the next frame, with
/// the moment at which they did it; any thread may call, but for <see cref="Follow"/>, which the stage calls.
/// </summary>
internal sealed class GameControl(GameOptions options, TimeProvider clock)
{
    private const int MaxWaiting = 64;

    /// <summary>What was done so long before a frame, as while reading rests, is about another table.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<(Action<Game, TimeSpan> Act, long At)> _done = new();
    private volatile GameOptions _options = options;
    private volatile GameState? _state;
    private volatile Deck? _deck;
    private GameOptions? _played;
    private Game? _game;

    /// <summary>What is played.</summary>
    public GameOptions Options => _options;

    /// <summary>How the game stands; null where none is played.</summary>
    public GameState? State => _state;

    /// <summary>Begins a game anew.</summary>
    public void Begin(GameOptions chosen) => _options = chosen with { };

    /// <summary>A player claims to see it.</summary>
    /// <exception cref="DobbleException">There is no such player.</exception>
    public void Claim(int player)
    {
        var players = Require().Players.Count;
        if (player < 0 || player >= players)
            throw new DobbleException($"there are players 0 to {players - 1}");
        Add((game, time) => game.Claim(player, time));
    }

    /// <summary>Who claims to see it names it.</summary>
    /// <param name="symbol">Identifier of the symbol.</param>
    /// <exception cref="DobbleException">It is none of the deck.</exception>
    public void Name(string symbol)
    {
        Require();
        var index = _deck!.FindSymbol(symbol) ?? throw new DobbleException($"'{Printable.Line(symbol)}' is no symbol of {_deck.Name}");
        var slot = _deck.Symbols[index].Slot;
        Add((game, time) => game.Name(slot, time));
    }

    /// <summary>Nobody sees it; nothing where no game is played.</summary>
    public void GiveUp() => Add((game, time) => game.GiveUp(time));

    /// <summary>A number was pressed: the player's, or, while somebody is to name it, the symbol's.</summary>
    public void Press(int number)
    {
        if (_state is not { } state)
            return;
        if (state.Phase == GamePhase.Naming && number <= state.Choices.Count)
            Add((game, time) => game.Name(state.Choices[number - 1], time));
        else if (number <= state.Players.Count)
            Add((game, time) => game.Claim(number - 1, time));
    }

    /// <summary>The game after one more frame; null where none is played.</summary>
    public GameUpdate? Follow(TableUpdate table, Deck deck, Frame frame)
    {
        var isNew = !ReferenceEquals(_played, _options) || _deck != deck;
        if (isNew)
            (_played, _deck, _game) = (_options, deck, GameBook.Begin(_options, deck));
        while (_done.TryDequeue(out var done))
        {
            var age = clock.GetElapsedTime(done.At, frame.Arrived);
            if (age < MaxAge && !isNew && _game is not null)
                done.Act(_game, frame.Time - age);
        }

        var update = _game?.Follow(table, frame.Time);
        _state = update?.State;
        return update is null ? null : update with { IsNew = isNew };
    }

    private GameState Require() => _state ?? throw new DobbleException("no game is played; choose one first");

    private void Add(Action<Game, TimeSpan> act)
    {
        if (_done.Count < MaxWaiting)
            _done.Enqueue((act, clock.GetTimestamp()));
    }
}
