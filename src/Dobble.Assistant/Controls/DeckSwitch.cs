using Dobble.Assistant.Installation;
using Dobble.Assistant.Overlay.Scenes;
using Dobble.Assistant.Pipeline;
using Dobble.Vision;
using Dobble.Vision.Reading;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Controls;

/// <summary>Which deck and which networks are in use, and how to change them while frames are read. Any thread may call.</summary>
internal sealed partial class DeckSwitch
{
    private readonly Home _home;
    private readonly SwappableReader _readers;
    private readonly StatusBoard _board;
    private readonly ILogger<DeckSwitch> _log;
    private readonly Lock _lock = new();
    private ReaderOptions _current;

    public DeckSwitch(Home home, ReaderOptions first, SwappableReader readers, StatusBoard board, ILogger<DeckSwitch> log)
    {
        (_home, _current, _readers, _board, _log) = (home, first, readers, board, log);
        Show();
    }

    /// <summary>What is read with.</summary>
    public ReaderOptions Current
    {
        get
        {
            lock (_lock)
                return _current;
        }
    }

    /// <summary>What should be read with: the deck that is played, and the networks that are in use on this machine by now.</summary>
    public ReaderOptions Wanted => Current with
    {
        FinderModel = _home.FinderModel,
        ReaderModel = _home.ReaderModel,
        ComparerModel = _home.ComparerModel,
    };

    /// <summary>Name of the deck that is played.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Current.Deck);

    /// <summary>Names of the decks that can be played.</summary>
    public IReadOnlyList<string> Names => [.. _home.DeckFiles().Select(file => Path.GetFileNameWithoutExtension(file)).Distinct()];

    /// <summary>A new reader of the same deck, in place of one that hangs.</summary>
    /// <exception cref="DobbleException">Its files are broken by now.</exception>
    public TableReader Renew() => new(Current);

    /// <summary>
    /// Loads networks, deck and gallery again and reads with them from the next frame on; keeps the old ones where the new ones are broken.
    /// </summary>
    /// <returns>Whether they could be loaded.</returns>
    public bool Reload()
    {
        lock (_lock)
            return Load(Wanted);
    }

    /// <summary>Plays with the next deck that can be loaded, in the order of their names.</summary>
    /// <returns>Whether there is another.</returns>
    public bool Next()
    {
        lock (_lock)
        {
            var decks = _home.DeckFiles();
            var at = decks.Select(Path.GetFullPath).ToList().IndexOf(Path.GetFullPath(_current.Deck));
            for (var step = 1; step <= decks.Count; step++)
            {
                var deck = decks[(at + step + decks.Count) % decks.Count];
                if (deck != _current.Deck && Load(Wanted with { Deck = deck }))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Plays with a deck.</summary>
    /// <returns>Whether it is another one and could be loaded.</returns>
    public bool Play(string deck)
    {
        lock (_lock)
            return deck != _current.Deck && Load(Wanted with { Deck = deck });
    }

    /// <summary>Plays with the deck of a name among <see cref="Names"/>.</summary>
    /// <returns>Whether it is another one and could be loaded.</returns>
    public bool PlayNamed(string name) => Play(_home.DeckFile(name));

    private bool Load(ReaderOptions options)
    {
        try
        {
            _readers.Replace(new TableReader(options));
        }
        catch (DobbleException e)
        {
            LogBroken(e.Message);
            return false;
        }

        _current = options;
        Show();
        LogLoaded(Path.GetFileNameWithoutExtension(options.Deck));
        return true;
    }

    private void Show()
    {
        using var lease = _readers.Take();
        var (deck, provider) = (Path.GetFileNameWithoutExtension(_current.Deck), lease.Reader.Models[0].Provider);
        _board.Set(status => status with { Deck = deck, Provider = provider });
    }

    [LoggerMessage(LogLevel.Information, "Reading deck {Deck} from now on")]
    private partial void LogLoaded(string deck);

    [LoggerMessage(LogLevel.Error, "Going on as before: {Reason}")]
    private partial void LogBroken(string reason);
}
