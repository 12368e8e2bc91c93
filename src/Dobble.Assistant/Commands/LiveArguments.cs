using System.CommandLine;
using System.Globalization;
using Dobble.Assistant.Games;
using Dobble.Assistant.Settings;
using Dobble.Assistant.Words;
using Dobble.Vision.Inference;

namespace Dobble.Assistant.Commands;

/// <summary>
/// The options of <c>dobble live</c>. Each stands for a setting; one that is not given leaves the setting as the files and the environment
/// say.
/// </summary>
internal sealed class LiveArguments
{
    private readonly List<(Option<string?> Option, string Key)> _all = [];

    public LiveArguments(Command command)
    {
        var usual = new LiveSettings();
        Add(
            "--camera", "Camera:Source",
            "A camera (0, /dev/video0), a video, a folder, an address (rtsp://…, http://…), or - for standard input.",
            usual.Camera.Source, "--source");
        Add("--width", "Camera:Width", "Width to ask the camera for.", usual.Camera.Width);
        Add("--height", "Camera:Height", "Height to ask the camera for.", usual.Camera.Height);
        Add("--rate", "Camera:Rate", "Images a second to ask the camera for.", usual.Camera.Rate);
        Add(
            "--deck", "Deck", "A deck's name, such as classic, a deck file, auto to find it out, or any for unknown decks.", usual.Deck);
        Add(
            "--mode", "Mode", "Said aloud: the pairs with the newest card (table), or with your own, nearest the bottom edge (hand).",
            usual.Mode);
        Add("--game", "Game", $"The game that is played: {string.Join(", ", GameBook.Names)}; see docs/games.md.", usual.Game);
        Add("--players", "Players", "Names of the players as they sit, clockwise, with commas between.", null);
        Add("--wait", "Wait", "Seconds that the assistant waits in practice; more for children.", usual.Wait);
        Add("--threshold", "Threshold", "Say nothing that is less probable than this.", usual.Threshold);
        Add("--provider", "Provider", $"What computes: {string.Join(", ", ExecutionProviders.Names)}.", usual.Provider);
        Add("--language", "Language", $"Language of names and voice: {string.Join(", ", OverlayWords.Languages)}.", usual.Language);
        Add("--volume", "Volume", "Loudness, 0 to 1.", usual.Volume);
        Add("--muted", "Muted", "Start without sound.", usual.Muted);
        Add("--hints", "Hints", "Also say why nothing is answered, or that the camera is gone.", usual.Hints);
        Add("--voice-command", "VoiceCommand", "Another program that speaks; see docs/live.md.", "espeak-ng");
        Add("--display", "Display", "window, full, or none for a hidden device.", usual.Display);
        Add("--record", "Record", "Record the session into this folder from the start.", null);
        Add("--review", "Review", "Keep doubtful moments in this folder.", null);
        Add("--web", "Web", "Serve a page with picture, answers and controls, for a phone or another screen.", usual.Web);
        Add(
            "--web-address", "WebAddress", "Address of this machine to serve it at; 0.0.0.0 for all, where a code lets phones in.",
            usual.WebAddress);
        Add("--web-port", "WebPort", "Port to serve it on.", usual.WebPort);
        Add(
            "--metrics-port", "MetricsPort", "Serve metrics for Prometheus, and health, on this port of 127.0.0.1; 0 for none.",
            usual.MetricsPort);
        foreach (var (option, _) in _all)
            command.Options.Add(option);
        command.Options.Add(File);
    }

    /// <summary>A further settings file.</summary>
    public Option<string?> File { get; } = new("--settings") { Description = "Another settings file (JSON), over appsettings.json." };

    /// <summary>The settings that the command line gives.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings(ParseResult parsed) => _all
        .Where(o => parsed.GetResult(o.Option) is not null)
        .Select(o => KeyValuePair.Create($"{LiveSettings.Section}:{o.Key}", (string?)(parsed.GetValue(o.Option) ?? bool.TrueString)));

    private void Add(string name, string key, string description, object? usual, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases)
        {
            Description = usual is null ? description
                : string.Create(CultureInfo.InvariantCulture, $"{description} [default: {usual}]").Replace(": True", ": true"),
            HelpName = key[(key.LastIndexOf(':') + 1)..].ToLowerInvariant(),
        };
        var setting = Setting.Find(key)!;
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && !setting.Fits(given.Value))
                result.AddError($"{name} takes {setting.Takes}, not '{given.Value}'");
        });
        // What is on or off needs no word to be on.
        if (usual is bool)
            option.Arity = ArgumentArity.ZeroOrOne;
        _all.Add((option, key));
    }
}
