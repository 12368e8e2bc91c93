using System.Globalization;
using System.Text.Json;
using Dobble.Assistant.Games;
using Dobble.Assistant.Pipeline;
using Dobble.Vision.Files;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Outputs;

/// <summary>Adds up how the games of a session go, and keeps that in a file of its own, written anew after each round.</summary>
internal sealed partial class GameRecord
{
    private readonly string _path;
    private readonly DateTimeOffset _started;
    private readonly ILogger<GameRecord> _log;
    private volatile GameStatistics _statistics = new();
    private bool _told;

    /// <param name="folder">Where the files of sessions are.</param>
    /// <param name="clock">Names this session's.</param>
    /// <param name="log">Hears, once, that it cannot be written.</param>
    public GameRecord(string folder, TimeProvider clock, ILogger<GameRecord> log)
    {
        (_started, _log) = (clock.GetLocalNow(), log);
        _path = Path.Combine(folder, _started.ToString("yyyy-MM-dd_HHmmss", CultureInfo.InvariantCulture) + ".json");
    }

    public Output Output => Output.Of("games", Take, waiting: 60);

    /// <summary>The session so far.</summary>
    public GameStatistics Statistics => _statistics;

    private void Take(TableFrame frame)
    {
        if (frame.State.Game is not { Events.Count: > 0 } game)
            return;
        _statistics = game.Events.Aggregate(_statistics, (all, what) => all.With(what, game.State, frame.State.Deck));
        if (_statistics.Rounds > 0)
            Keep();
    }

    private void Keep()
    {
        try
        {
            var json = new GameRecordJson(_started, _statistics.Rounds, _statistics.Players, new(_statistics.Slowest));
            AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(json, GameRecordJsonContext.Default.GameRecordJson));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_told)
                LogNotKept(_path, e.Message);
            _told = true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{File} cannot be written ({Reason}): this session's games are not kept")]
    private partial void LogNotKept(string file, string reason);
}
