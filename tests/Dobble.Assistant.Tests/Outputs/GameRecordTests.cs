using System.Text.Json;
using Dobble.Assistant.Games;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Pipeline;
using Dobble.Vision.Frames;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Outputs;

/// <summary>How the games of a session went, in a file.</summary>
public sealed class GameRecordTests : IDisposable
{
    private const int Slot = 3;

    private readonly TempFolder _folder = new();
    private readonly FramePool _frames = new();

    public void Dispose()
    {
        _frames.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_round_is_in_the_file_as_soon_as_it_is_over()
    {
        var record = Record(_folder.File("games"));
        await TakeAsync(record, new GameEvent(GameEventKind.Wrong, 0, 4));
        Assert.False(Directory.Exists(_folder.File("games")));
        await TakeAsync(record, new GameEvent(GameEventKind.Right, 0, Slot, TimeSpan.FromSeconds(1.5)) { EndsRound = true });

        var file = Assert.Single(Directory.GetFiles(_folder.File("games")));
        Assert.Equal("2026-11-26_183000.json", Path.GetFileName(file));
        var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).RootElement;
        var anna = json.GetProperty("players").GetProperty("Anna");
        Assert.Equal(
            (1, 1, 1, 1.5),
            (json.GetProperty("rounds").GetInt32(), anna.GetProperty("rounds").GetInt32(), anna.GetProperty("wrong").GetInt32(),
                anna.GetProperty("best_seconds").GetDouble()));
        var symbol = Deck.Symbols.First(symbol => symbol.Slot == Slot).Id;
        Assert.Equal(symbol, Assert.Single(json.GetProperty("symbols").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Where_it_cannot_be_kept_the_game_goes_on()
    {
        await File.WriteAllTextAsync(_folder.File("games"), "no folder", TestContext.Current.CancellationToken);
        var record = Record(_folder.File("games"));
        await TakeAsync(record, new GameEvent(GameEventKind.Right, 0, Slot) { EndsRound = true });
        await TakeAsync(record, new GameEvent(GameEventKind.Right, 0, Slot) { EndsRound = true });
        Assert.Equal(2, record.Statistics.Rounds);
    }

    private static GameRecord Record(string folder) => new(
        folder, new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 18, 30, 0, TimeSpan.Zero)), NullLogger<GameRecord>.Instance);

    private async Task TakeAsync(GameRecord record, GameEvent what)
    {
        var game = new GameState(GameBook.Referee, GamePhase.Open, [new PlayerState("Anna", 0, false)], null, [], null);
        using var frame = new TableFrame(_frames.Rent(), State(Update([])) with { Game = new GameUpdate(game, [], [what]) });
        await record.Output.TakeTable!(frame);
    }
}
