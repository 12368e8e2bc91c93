using Dobble.Assistant.Speech;
using Dobble.Vision;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Tests.Speech;

/// <summary>The voice, and the clips that are kept of it.</summary>
public sealed class VoiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Complaints _log = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("en", "carrot")]
    [InlineData("fr", "bonhomme de neige")]
    [InlineData("de", "Schildkröte")]
    [InlineData("es", "cubito de hielo")]
    [InlineData("it", "fiocco di neve")]
    public async Task Names_are_said_in_every_language_within_a_second_and_a_half(string language, string name)
    {
        var clip = await new Voice(new VoiceOptions(language, null)).SpeakAsync(name, Stop);
        Assert.InRange(clip.Length.TotalSeconds, 0.2, 1.5);
    }

    [Theory]
    [InlineData("-v fr; rm -rf /")]
    [InlineData("\"; touch pwned; \"")]
    [InlineData("$(touch pwned)")]
    [InlineData("../../etc/passwd")]
    [InlineData("--stdout")]
    public async Task A_name_from_a_hostile_deck_is_only_said(string name)
    {
        var clip = await new Voice(new VoiceOptions("en", null)).SpeakAsync(name, Stop);
        Assert.True(clip.Length > TimeSpan.Zero);
        Assert.False(File.Exists("pwned"));
    }

    [Theory]
    [InlineData("no-such-voice {out}", "is not there")]
    [InlineData("false", "failed on 'carrot'")]
    [InlineData("true", "gives no sound")]
    [InlineData("cp /etc/hostname {out}", "no WAV file")]
    [InlineData("", "the voice command is empty")]
    public async Task A_voice_command_that_does_not_work_is_named_in_one_line(string command, string says)
    {
        var error = await Assert.ThrowsAsync<DobbleException>(() => new Voice(new VoiceOptions("en", command)).SpeakAsync("carrot", Stop));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("cp {0} {{out}}")]
    [InlineData("cat {0}")]
    public async Task Another_program_speaks_into_a_file_or_to_standard_output(string command)
    {
        var clip = await new Voice(new VoiceOptions("en", string.Format(null, command, Tone()))).SpeakAsync("carrot", Stop);
        Assert.Equal(0.3, clip.Length.TotalSeconds, 0.03);
    }

    [Fact]
    public async Task A_clip_is_made_once_and_then_kept()
    {
        using (var clips = Cache($"cp {Tone()} {{out}}"))
            Assert.NotNull(await clips.GetAsync("carrot"));
        File.Delete(Tone());
        using var again = Cache($"cp {Tone(write: false)} {{out}}");
        Assert.NotNull(await again.GetAsync("carrot"));
        Assert.Null(await again.GetAsync("clock"));
    }

    [Fact]
    public async Task A_clip_that_was_damaged_is_made_again_and_told_of_once()
    {
        var command = $"cp {Tone()} {{out}}";
        using (var clips = Cache(command))
            await clips.GetAsync("carrot");
        var kept = Assert.Single(Directory.EnumerateFiles(_folder.File("voices")));
        var bytes = await File.ReadAllBytesAsync(kept, Stop);
        bytes[^100] ^= 0xFF;
        await File.WriteAllBytesAsync(kept, bytes, Stop);

        using var again = Cache(command);
        var clip = await again.GetAsync("carrot");
        Assert.Equal((await Cache(command).GetAsync("carrot"))!.Samples, clip!.Samples);
        Assert.Single(_log.Lines, line => line.Contains("was damaged", StringComparison.Ordinal));
        Assert.Equal(kept, Assert.Single(Directory.EnumerateFiles(_folder.File("voices"))));
    }

    [Fact]
    public async Task A_voice_that_does_not_work_is_told_of_once_and_nothing_is_said()
    {
        using var clips = Cache("no-such-voice");
        Assert.Null(await clips.GetAsync("carrot"));
        Assert.Null(await clips.GetAsync("clock"));
        Assert.Contains("no-such-voice", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_nothing_but_time()
    {
        await File.WriteAllTextAsync(_folder.File("voices"), "a file", Stop);
        using var clips = Cache($"cp {Tone()} {{out}}");
        Assert.NotNull(await clips.GetAsync("carrot"));
        Assert.Contains("cannot be kept", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    private ClipCache Cache(string command) => new(_folder.File("voices"), new Voice(new VoiceOptions("en", command)), _log);

    private string Tone(bool write = true)
    {
        var path = _folder.File("tone.wav");
        if (write)
            File.WriteAllBytes(path, Wav.Write(Tones.Sound(440, 0.3)));
        return path;
    }

    private sealed class Complaints : ILogger<ClipCache>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
                Lines.Add(formatter(state, exception));
        }
    }
}
