using Dobble.Assistant.Games;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Tests.Speech;
using Dobble.Assistant.Words;
using Dobble.Vision.Frames;
using Microsoft.Extensions.Logging.Abstractions;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Outputs;

/// <summary>What is said aloud of a game.</summary>
public sealed class LiveVoiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FramePool _frames = new();
    private readonly ListeningSpeaker _speaker = new();

    public void Dispose()
    {
        _frames.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_was_right_is_said_before_the_answer()
    {
        var pair = Pair(0, 1);
        await SayAsync(
            new GameEvent(GameEventKind.Right, 0, Deck.SharedSlot(0, 1)), 3, State(Update([Card(0), Card(1)], [pair]), spoken: [pair]));
        Assert.Equal(["Anna", "right", Deck.Symbols.SpokenNameOf(pair.Match.Symbol, "en")], _speaker.Names);
    }

    [Fact]
    public async Task Whoever_was_wrong_hears_no_more_than_that()
    {
        await SayAsync(new GameEvent(GameEventKind.Wrong, 0), 2, State(Update([Card(0), Card(1)], [Pair(0, 1)])));
        Assert.Equal(["Anna", "wrong"], _speaker.Names);
    }

    private async Task SayAsync(GameEvent what, int words, TableState state)
    {
        await File.WriteAllBytesAsync(
            _folder.File("tone.wav"), Wav.Write(Tones.Sound(440, 0.3)), TestContext.Current.CancellationToken);
        using var voice = new LiveVoice(
            new PipelineControl(), _speaker, language => new ClipCache(
                _folder.File("voices"), new Voice(new VoiceOptions(language, $"cp {_folder.File("tone.wav")} {{out}}")),
                NullLogger<ClipCache>.Instance),
            new HeardNames());
        var game = new GameState(
            GameBook.Referee, GamePhase.Answered, [new PlayerState("Anna", 1, false), new PlayerState("Ben", 0, false)], null, [], what);
        using var frame = new TableFrame(_frames.Rent(), state with { Game = new GameUpdate(game, state.Announced, [what]) });
        await voice.Output.TakeTable!(frame);
        await Waiting.UntilAsync(() => _speaker.Names.Count == words);
    }
}
