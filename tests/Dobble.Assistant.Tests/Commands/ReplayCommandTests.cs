using Dobble.Assistant.Installation;
using Dobble.Assistant.Recordings;
using Dobble.Assistant.Speech;
using Dobble.Scenes.Cards;
using Dobble.Scenes.Games;
using Dobble.TestKit;
using Dobble.Vision.Decks;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Commands;

/// <summary>Recordings of a rendered game.</summary>
public sealed class ReplayCommandTests(ReplayCommandTests.Game game) : IClassFixture<ReplayCommandTests.Game>, IDisposable
{
    private static readonly string[] Emoji = ["--deck", "emoji", "--provider", "cpu"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_game_is_played_without_a_wrong_answer_and_scored()
    {
        var run = Replay(game.Video, "--truth", game.Truth);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"(\d+) of \1 pairs right, 0 wrong, 0 missed", run.Output);
        Assert.Contains("time to answer", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_frame_of_the_same_recording_makes_the_same_events_sound_and_video_to_the_byte()
    {
        (byte[] Events, byte[] Speech, byte[] Video) Files(string name)
        {
            var run = Replay(
                game.Video, "--events", _folder.File(name + ".jsonl"), "--speech", _folder.File(name + ".wav"), "--out",
                _folder.File(name + "/seen.avi"));
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            return (File.ReadAllBytes(_folder.File(name + ".jsonl")), File.ReadAllBytes(_folder.File(name + ".wav")),
                File.ReadAllBytes(_folder.File(name + "/seen.avi")));
        }

        var (first, again) = (Files("a"), Files("b"));
        Assert.Equal(first.Events, again.Events);
        Assert.Equal(first.Speech, again.Speech);
        Assert.Equal(first.Video, again.Video);
        Assert.True(first.Events.Length > 500);
    }

    [Fact]
    public void The_annotated_video_has_every_frame_and_the_sound_has_its_length()
    {
        var run = Replay(game.Video, "--out", _folder.File("seen.mp4"), "--speech", _folder.File("said.wav"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var video = new VideoCapture(_folder.File("seen.mp4"));
        using var frame = new Mat();
        var frames = 0;
        while (video.Read(frame) && !frame.Empty())
            frames++;
        Assert.Equal(game.Frames, frames);
        var heard = Wav.Read(File.ReadAllBytes(_folder.File("said.wav")));
        Assert.Equal((game.Frames / Game.Rate) + 1, heard.Length / (double)Clip.Rate, 0.1);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.part*"));
    }

    [Fact]
    public void In_real_time_it_takes_as_long_as_the_recording_and_tells_the_delay()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var run = Replay(game.Video, "--realtime");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(clock.Elapsed.TotalSeconds >= (game.Frames / Game.Rate) - 0.2);
        Assert.Contains("median", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_ffmpeg_cannot_write_is_refused_before_the_work()
    {
        Assert.SkipWhen(Executables.Find("ffmpeg") is null, "ffmpeg is not installed");
        var run = Replay(game.Video, "--out", _folder.File("seen.webm"), "--events", _folder.File("events.jsonl"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("seen.webm: ffmpeg can write no such video; name it .mp4, .mkv or .avi", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("events.jsonl")));
    }

    [Fact]
    public void A_session_is_played_with_its_own_deck_unless_another_is_asked_for()
    {
        var session = Session("emoji");
        var run = ProgramRun.Of(["replay", session, "--truth", game.Truth, "--provider", "cpu"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"(\d+) of \1 pairs right, 0 wrong, 0 missed", run.Output);

        Assert.Contains("0 of", ProgramRun.Of(["replay", session, "--truth", game.Truth, "--provider", "cpu", "--deck", "classic"]).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_of_a_deck_that_is_not_here_names_it()
    {
        var run = ProgramRun.Of(["replay", Session("grandma"), "--provider", "cpu"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no deck named 'grandma'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rate", "fast", "--rate takes a number, not 'fast'.")]
    [InlineData("--mode", "loud", "--mode takes one of table, hand, not 'loud'.")]
    public void A_value_of_another_kind_is_told_in_plain_words(string option, string value, string says)
    {
        var run = Replay(game.Video, option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_recordings_one_that_cannot_be_played_keeps_none_of_the_others()
    {
        var run = Replay(_folder.File("missing.avi"), game.Video, "--events", _folder.File("events"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there is no such video", run.Error, StringComparison.Ordinal);
        Assert.True(new FileInfo(_folder.File("events/game.jsonl")).Length > 500);
    }

    [Theory]
    [InlineData("--truth", "missing.json", "the truth cannot be read")]
    [InlineData("--events", "/proc/nowhere/events.jsonl", "the events cannot be written")]
    [InlineData("--speech", "/proc/nowhere/said.wav", "the sound cannot be written")]
    [InlineData("--out", "/proc/nowhere/seen.avi", "cannot be written")]
    [InlineData("--voice-command", "no-such-voice {out}", "the voice no-such-voice is not there")]
    public void What_cannot_be_read_or_written_is_told_in_one_line(string option, string value, string says)
    {
        string[] speech = option == "--voice-command" ? ["--speech", _folder.File("said.wav")] : [];
        var run = Replay([game.Video, option, value, .. speech]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private string Session(string deck)
    {
        var folder = _folder.File("session-" + deck);
        Directory.CreateDirectory(folder);
        File.Copy(game.Video, Path.Combine(folder, "0001.avi"));
        File.WriteAllText(Path.Combine(folder, "session.json"), $$"""{"deck": "{{deck}}"}""");
        return folder;
    }

    private static ProgramRun Replay(params string[] arguments) => ProgramRun.Of(["replay", .. arguments, .. Emoji]);

    public sealed class Game : IDisposable
    {
        public const double Rate = 15;

        private readonly TempFolder _folder = new();

        public Game()
        {
            var deck = Deck.Load(TestPaths.Deck("emoji"));
            using var artist = new DeckArtist(deck);
            using var game = new GameArtist(
                new GameOptions { Width = 640, Height = 360, Rate = Rate, Rounds = 2, Seed = 3, Difficulty = 0.3 }, deck, artist);
            using var frame = new Mat();
            using (var writer = new AviWriter(Video, new Size(640, 360)))
            {
                for (; game.Next(frame); Frames++)
                    writer.Add(frame.ToBytes(".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, 92)), Frames,
                        TimeSpan.FromSeconds(Frames / Rate));
                writer.Finish();
            }

            game.Truth.Save(Truth);
        }

        public string Video => _folder.File("game.avi");

        public string Truth => _folder.File("game.truth.json");

        public int Frames { get; }

        public void Dispose() => _folder.Dispose();
    }
}
