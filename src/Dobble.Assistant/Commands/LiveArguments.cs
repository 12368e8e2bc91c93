using System.CommandLine;
using Dobble.Assistant.Settings;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Words;
using Dobble.Vision.Inference;

namespace Dobble.Assistant.Commands;

/// <summary>
/// The options of <c>dobble live</c>. Each stands for a setting; one that is not given leaves the setting as the files and the environment
/// say.
/// </summary>
internal sealed class LiveArguments
{
    private readonly List<(Option Option, string Key, Func<ParseResult, string?> Value)> _all = [];

    public LiveArguments(Command command)
    {
        Add<string>(command, "--camera", "Camera:Source",
            "A camera (0, /dev/video0), a video, a folder, an address (rtsp://…, http://…), or - for standard input.", "--source");
        Add<int?>(command, "--width", "Camera:Width", "Width to ask the camera for.");
        Add<int?>(command, "--height", "Camera:Height", "Height to ask the camera for.");
        Add<double?>(command, "--rate", "Camera:Rate", "Images a second to ask the camera for.");
        Add<string>(command, "--deck", "Deck", "A deck's name, such as classic, a deck file, auto to find it out, or any for unknown decks.");
        Add<SpeechMode?>(command, "--mode", "Mode",
            "Said aloud: the pairs with the newest card (table), or with your own, nearest the bottom edge (hand).");
        Add<double?>(command, "--threshold", "Threshold", "Say nothing that is less probable than this.");
        Add<string>(command, "--provider", "Provider", $"What computes: {string.Join(", ", ExecutionProviders.Names)}.");
        Add<string>(command, "--language", "Language", $"Language of names and voice: {string.Join(", ", OverlayWords.Languages)}.");
        Add<double?>(command, "--volume", "Volume", "Loudness, 0 to 1.");
        Add<bool?>(command, "--muted", "Muted", "Start without sound.");
        Add<string>(command, "--voice-command", "VoiceCommand", "Another program that speaks; see docs/live.md.");
        Add<DisplayKind?>(command, "--display", "Display", "window, full, or none for a hidden device.");
        Add<string>(command, "--record", "Record", "Record the session into this folder from the start.");
        Add<string>(command, "--review", "Review", "Keep doubtful moments in this folder.");
        Add<int?>(command, "--metrics-port", "MetricsPort", "Serve metrics for Prometheus on this port of 127.0.0.1.");
        command.Options.Add(File);
    }

    /// <summary>A further settings file.</summary>
    public Option<string?> File { get; } = new("--settings") { Description = "Another settings file (JSON), over appsettings.json." };

    /// <summary>The settings that the command line gives.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings(ParseResult parsed) => _all
        .Where(o => parsed.GetResult(o.Option) is not null)
        .Select(o => KeyValuePair.Create($"{LiveSettings.Section}:{o.Key}", o.Value(parsed)));

    private void Add<T>(Command command, string name, string key, string description, params string[] aliases)
    {
        var option = new Option<T?>(name, aliases) { Description = description };
        command.Options.Add(option);
        _all.Add((option, key, parsed => Convert.ToString(parsed.GetValue(option), System.Globalization.CultureInfo.InvariantCulture)));
    }
}
