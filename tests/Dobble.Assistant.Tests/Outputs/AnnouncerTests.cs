using System.Diagnostics;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Tests.Speech;
using Dobble.Assistant.Words;
using Microsoft.Extensions.Logging.Abstractions;
using static Dobble.Assistant.Tests.SampleTables;

namespace Dobble.Assistant.Tests.Outputs;

public sealed class AnnouncerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_name_that_is_wanted_waits_for_none_of_those_that_are_made_ahead()
    {
        // A voice that says one name at once, and every other when somebody opens the pipe.
        var (pair, pipe) = (Pair(0, 1), _folder.File("pipe"));
        var wanted = Deck.Symbols.NameOf(pair.Match.Symbol, "en");
        using (var make = Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(
            _folder.File("tone.wav"), WavFile.Write(Tones.Sound(440, 0.3), Clip.Rate), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder.File("voice"), $"""if [ "$1" = "{wanted}" ]; then cp "{_folder.File("tone.wav")}" "$2"; else cat "{pipe}"; fi""",
            TestContext.Current.CancellationToken);
        var heard = new Heard();
        using (var clips = new ClipCache(
            _folder.File("voices"), new Voice(new VoiceOptions("en", $"sh {_folder.File("voice")} {{text}} {{out}}")),
            NullLogger<ClipCache>.Instance))
        {
            var announcer = new Announcer(clips, heard, "en");
            var table = Update([Card(0), Card(1)], [pair]);
            await announcer.SayAsync(State(table));
            await announcer.SayAsync(State(table, spoken: [pair]));
        }

        Assert.Equal([wanted], heard.Names);
        new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite).Dispose();
    }

    private sealed class Heard : ISpeaker
    {
        public List<string> Names { get; } = [];

        public bool IsMuted { get; set; }

        public double Volume { get; set; }

        public void Say(IReadOnlyList<Clip> clips, TimeSpan time) => Names.AddRange(clips.Select(clip => clip.Text));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
