using System.Runtime.InteropServices;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Tests.Pipeline;
using Dobble.Assistant.Tests.Speech;
using Dobble.Assistant.Words;
using Dobble.TestKit;
using Dobble.Vision.Decks;

namespace Dobble.Assistant.Tests.Live;

/// <summary>What is heard in live play, with SDL's driver that writes it into a file instead of a loudspeaker.</summary>
public sealed class LiveSoundTests(FramePipelineTests.Table table) : IClassFixture<FramePipelineTests.Table>, IDisposable
{
    private static readonly string[] Hidden = ["--deck", "emoji", "--display", "none", "--provider", "cpu"];

    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_name_is_heard_a_moment_after_the_cards_are_seen()
    {
        // The name is made ahead, as it is after the first time with a deck.
        var clip = await Name();
        var heard = await HeardAsync();
        var (at, fit) = Tones.Find(clip, heard);
        Assert.True(fit > 0.95, $"the name fits by {fit:0.00}");

        // The sound device opens before the first image is read, and the first answer needs two looks.
        Assert.True(at > 0.05 * Clip.Rate, "the name was heard before the cards were seen");
        Assert.All(heard[..(at - 100)], s => Assert.Equal(0, s));
        Assert.All(heard[(at + clip.Samples.Length + 100)..], s => Assert.Equal(0, s));
    }

    [Fact]
    public async Task Muted_nothing_is_heard()
    {
        await Name();
        Assert.All(await HeardAsync("--muted", "true"), s => Assert.Equal(0, s));
    }

    [Fact]
    public async Task In_practice_the_name_is_heard_once_the_wait_is_over_and_not_before()
    {
        var clip = await Name();
        var heard = await HeardAsync("--game", "practice", "--wait", "1.5");
        var (at, fit) = Tones.Find(clip, heard);
        Assert.True(fit > 0.95, $"the name fits by {fit:0.00}");
        Assert.InRange(at / (double)Clip.Rate, 1.5, 10);
        Assert.All(heard[..(at - 100)], s => Assert.Equal(0, s));
    }

    [Fact]
    public async Task A_referee_says_nothing_before_somebody_claims_to_see_it()
    {
        await Name();
        Assert.All(await HeardAsync("--game", "referee"), s => Assert.Equal(0, s));
    }

    [Fact]
    public async Task Half_the_volume_is_half_as_loud()
    {
        var loudest = (await Name()).Samples.Max(Math.Abs);
        Assert.Equal(loudest / 2.0, (await HeardAsync("--volume", "0.5")).Max(Math.Abs), 0.001);
    }

    [Fact]
    public async Task Without_a_sound_device_there_is_one_warning_and_the_answer_is_given_all_the_same()
    {
        using var live = new LiveProcess(
            [.. Hidden, "--source", Video(60)], ("SDL_AUDIODRIVER", "nothing"), ("XDG_CACHE_HOME", _folder.Path));
        await live.SaysAsync("cards 0 and 1");
        await live.TerminateAsync();
        Assert.Equal(0, live.ExitCode);
        Assert.Single(live.Log.Split('\n'), line => line.Contains("There is no sound", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Muted_the_answer_is_given_and_nothing_counts_as_said()
    {
        using var live = Live("--muted", "true", "--source", Video(4));
        await live.EndAsync();
        Assert.Contains("cards 0 and 1", live.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("Said: ", live.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_heard_counts_as_said_once()
    {
        await Name();
        using var live = Live("--source", Video(6));
        await live.EndAsync();
        Assert.Single(live.Log.Split('\n'), line => line.Contains("Said: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ending_while_a_name_is_being_made_harms_nothing()
    {
        // A voice that never ends, so that every name is still being made.
        using var live = Live("--source", Video(60), "--voice-command", "sleep 100");
        await live.SaysAsync("cards 0 and 1");
        await live.TerminateAsync();
        Assert.Equal(0, live.ExitCode);
        Assert.DoesNotContain("Said: ", live.Log, StringComparison.Ordinal);
    }

    private LiveProcess Live(params string[] arguments) => new(
        [.. Hidden, .. arguments],
        ("SDL_AUDIODRIVER", "disk"), ("SDL_DISKAUDIOFILE", _folder.File("heard.raw")), ("XDG_CACHE_HOME", _folder.Path));

    private async Task<Clip> Name()
    {
        var deck = Deck.Load(TestPaths.Deck("emoji"));
        using var clips = new ClipCache(
            Path.Combine(_folder.Path, "dobble", "voices"), new Voice(new VoiceOptions("en", null)),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<ClipCache>.Instance);
        var symbol = deck.Symbols.First(symbol => symbol.Slot == table.SharedSlot);
        return (await clips.GetAsync(deck.Symbols.NameOf(symbol.Index, "en")))!;
    }

    private async Task<float[]> HeardAsync(params string[] arguments)
    {
        var file = _folder.File("heard.raw");
        using var live = new LiveProcess(
            [.. Hidden, "--source", Video(4), .. arguments],
            ("SDL_AUDIODRIVER", "disk"), ("SDL_DISKAUDIOFILE", file), ("XDG_CACHE_HOME", _folder.Path));
        await live.EndAsync();
        Assert.Equal(0, live.ExitCode);
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        return [.. MemoryMarshal.Cast<byte, short>(bytes).ToArray().Select(s => s / 32768f)];
    }

    private string Video(double seconds) => TableVideo.Write(_folder.File($"{Guid.NewGuid():N}.avi"), table, seconds);
}
