using System.CommandLine;
using System.Globalization;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Outputs.Recording;
using Dobble.Assistant.Replay;
using Dobble.Assistant.Speech;
using Dobble.Vision;
using Dobble.Vision.Reading;

namespace Dobble.Assistant.Commands;

/// <summary>The options of <c>dobble replay</c>. With several recordings each option that names a file names a folder instead.</summary>
internal sealed class ReplayArguments
{
    private readonly Argument<string[]> _videos = new("VIDEO")
    {
        Description = "Videos, folders of images, recorded sessions, addresses, or - for standard input (MJPEG or Y4M).",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _realtime = new("--realtime")
    { Description = "Play at the recording's pace and drop frames as live play would, instead of reading every frame." };
    private readonly Option<SpeechMode> _mode = new("--mode")
    { Description = "Said aloud: the pairs with the newest card (table), or with your own, nearest the bottom edge (hand)." };
    private readonly Option<double> _rate = new("--rate")
    { Description = "Images a second of a folder or stream.", DefaultValueFactory = _ => 30 };
    private readonly Option<string?> _out = new("--out")
    { Description = "Write the video with the overlay drawn in (.avi or .mp4).", HelpName = "FILE" };
    private readonly Option<string?> _speech = new("--speech")
    {
        Description =
        "Write the sound that would be heard (.wav); with --out also into the video, where ffmpeg is installed.",
        HelpName = "FILE"
    };
    private readonly Option<string?> _voice = new("--voice-command")
    { Description = "Another program that speaks; see docs/live.md.", HelpName = "COMMAND" };
    private readonly Option<string?> _events = new("--events") { Description = "Write what happened as JSON lines.", HelpName = "FILE" };
    private readonly Option<string?> _truth = new("--truth") { Description = "Score the answers with this truth file.", HelpName = "FILE" };
    private readonly ReaderArguments _reader;

    public ReplayArguments(Command command)
    {
        command.Arguments.Add(_videos);
        _rate.Validators.Add(result =>
        {
            // What is no number is told of elsewhere.
            if (result.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var rate)
                && rate is not (>= 1 and <= 240))
                result.AddError("--rate takes a number from 1 to 240.");
        });
        Option[] all = [_realtime, _mode, _rate, _out, _speech, _voice, _events, _truth];
        foreach (var option in all)
            command.Options.Add(option);
        _reader = new ReaderArguments(command, "classic", defaultThreshold: 0.99);
    }

    /// <summary>One for each recording.</summary>
    public IReadOnlyList<ReplayOptions> Options(ParseResult parsed, Home home)
    {
        var videos = parsed.GetValue(_videos)!;
        var one = new ReplayOptions
        {
            Source = videos[0],
            Reader = ReaderOf(videos[0]),
            Threshold = _reader.Threshold(parsed),
            Realtime = parsed.GetValue(_realtime),
            Mode = parsed.GetValue(_mode),
            Language = _reader.Language(parsed),
            Rate = parsed.GetValue(_rate),
            Video = parsed.GetValue(_out),
            Speech = parsed.GetValue(_speech),
            VoiceCommand = parsed.GetValue(_voice),
            Events = parsed.GetValue(_events),
            Truth = parsed.GetValue(_truth),
        };
        return videos.Length == 1 ? [one] : [.. videos.Select(video => ForOneOfMany(one with { Reader = ReaderOf(video) }, video))];

        // A session is played with its own deck, unless another one is asked for.
        ReaderOptions ReaderOf(string video) => _reader.Options(parsed, home, SessionJson.DeckOf(video));
    }

    private static ReplayOptions ForOneOfMany(ReplayOptions all, string video)
    {
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(video));
        string? In(string? folder, string extension) => folder is null ? null : Path.Combine(NoFile(folder), name + extension);
        return all with
        {
            Source = video,
            Video = In(all.Video, ".mp4"),
            Speech = In(all.Speech, ".wav"),
            Events = In(all.Events, ".jsonl"),
            Truth = In(all.Truth, ".truth.json"),
        };
    }

    private static string NoFile(string folder) =>
        File.Exists(folder) ? throw new DobbleException($"{folder}: with several recordings this is to be a folder, and it is a file.")
            : folder;
}
