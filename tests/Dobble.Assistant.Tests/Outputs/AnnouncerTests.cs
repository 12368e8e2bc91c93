using System.Diagnostics;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Pipeline;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Tests.Speech;
using Dobble.Assistant.Words;
using Dobble.Vision.Tracking;
using Microsoft.Extensions.Logging.Abstractions;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Outputs;

public sealed class AnnouncerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ListeningSpeaker _heard = new();
    private readonly string _pipe;

    public AnnouncerTests() => _pipe = _folder.File("pipe");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        OpenPipe();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_name_that_is_wanted_waits_for_none_of_those_that_are_made_ahead()
    {
        var pair = Pair(0, 1);
        using var clips = Clips(await VoiceAsync(quick: NameOf(pair)));
        var announcer = new Announcer(clips, _heard, "en");
        var table = Update([Card(0), Card(1)], [pair]);
        await announcer.SayAsync(State(table));
        await announcer.SayAsync(State(table, spoken: [pair]));
        Assert.Equal([NameOf(pair)], _heard.Names);
    }

    [Fact]
    public async Task The_name_of_a_pair_that_is_not_yet_decided_is_made_before_it_is_needed()
    {
        var pair = Pair(0, 1, decided: false);
        using var clips = Clips(await VoiceAsync(quick: NameOf(pair)));
        await new Announcer(clips, _heard, "en").SayAsync(State(Update([Card(0), Card(1)], [pair])));
        var voices = Directory.CreateDirectory(_folder.File("voices"));
        await Waiting.UntilAsync(() => voices.GetFiles("*.wav").Length == 1);
        Assert.Empty(_heard.Names);
    }

    [Fact]
    public async Task An_answer_that_is_out_of_date_by_the_time_that_its_name_is_made_is_not_said()
    {
        var (pair, heard) = (Pair(0, 1), new HeardNames());
        using var clips = Clips(await VoiceAsync(quick: "none"));
        var announcer = new Announcer(clips, _heard, "en", heard);
        var late = announcer.SayAsync(State(Update([Card(0), Card(1)], [pair]), spoken: [pair]));
        await announcer.SayAsync(State(Update([Card(0)]), frame: 1));
        await Waiting.UntilAsync(() => late.IsCompleted, OpenPipe);
        Assert.Empty(_heard.Names);
    }

    [Fact]
    public async Task What_begins_to_be_heard_is_told()
    {
        var (pair, heard) = (Pair(0, 1), new HeardNames());
        using var clips = Clips(await VoiceAsync(quick: NameOf(pair)));
        await new Announcer(clips, _heard, "en", heard).SayAsync(State(Update([Card(0), Card(1)], [pair]), spoken: [pair]));
        Assert.Equal(pair, Assert.Single(Assert.Single(heard.TakeAll()).Pairs));
    }

    private static string NameOf(TrackedPair pair) => Deck.Symbols.NameOf(pair.Match.Symbol, "en");

    private ClipCache Clips(string command) => new(
        _folder.File("voices"), new Voice(new VoiceOptions("en", command)), NullLogger<ClipCache>.Instance);

    /// <summary>A voice that says one name at once, and every other when somebody opens the pipe.</summary>
    private async Task<string> VoiceAsync(string quick)
    {
        using (var make = Process.Start("mkfifo", [_pipe]))
            await make.WaitForExitAsync(Stop);
        await File.WriteAllBytesAsync(_folder.File("tone.wav"), Wav.Write(Tones.Sound(440, 0.3)), Stop);
        await File.WriteAllTextAsync(
            _folder.File("voice"),
            $"""if [ "$1" != "{quick}" ]; then cat "{_pipe}" > /dev/null; fi; cp "{_folder.File("tone.wav")}" "$2" """, Stop);
        return $"sh {_folder.File("voice")} {{text}} {{out}}";
    }

    /// <summary>Lets whatever the voice is at come to its end.</summary>
    private void OpenPipe() => new FileStream(_pipe, FileMode.Open, FileAccess.ReadWrite).Dispose();
}
