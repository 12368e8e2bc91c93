using System.Globalization;
using System.Net;
using Dobble.Assistant.Games;
using Dobble.Assistant.Speech;
using Dobble.Assistant.Words;
using Dobble.Vision.Inference;
using Microsoft.Extensions.Configuration;

namespace Dobble.Assistant.Settings;

/// <summary>What one of the <see cref="LiveSettings"/> may be.</summary>
/// <param name="Name">Its place below the section, such as <c>Camera:Width</c>.</param>
/// <param name="Takes">What it takes, for people.</param>
/// <param name="Fits">Whether a value is that.</param>
internal sealed record Setting(string Name, string Takes, Func<string, bool> Fits)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Required("Camera:Source", "a camera, file, folder or address"),
        Whole("Camera:Width", 160, 7680),
        Whole("Camera:Height", 120, 4320),
        Number("Camera:Rate", 1, 240),
        Required("Deck", "a deck's name or file"),
        OneOf<SpeechMode>("Mode"),
        OneOf("Game", GameBook.Names),
        new(
            "Players", $"up to {GameOptions.MaxPlayers} different names with commas between",
            value => GameOptions.NamesIn(value) is not null),
        Number("Wait", 0.5, 120),
        Number("Threshold", 0.5, 0.9999),
        OneOf("Provider", ExecutionProviders.Names),
        OneOf("Language", OverlayWords.Languages),
        Number("Volume", 0, 1),
        OnOff("Muted"),
        OnOff("Hints"),
        Optional("VoiceCommand"),
        OneOf<DisplayKind>("Display"),
        Optional("Record"),
        Number("MinFreeGigabytes", 0, 1e6),
        Optional("Review"),
        Number("ReviewMegabytes", 1, 1e6),
        OnOff("Web"),
        new("WebAddress", "an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all", value => IPAddress.TryParse(value, out _)),
        Whole("WebPort", 1, 65535),
        Whole("MetricsPort", 0, 65535),
        Number("Stages:StuckAfterSeconds", 0.1, 600),
        Whole("Stages:RestartsPerMinute", 0, 1000),
        Whole("Stages:FailuresInARow", 1, 10_000),
    ];

    /// <summary>The setting of a name, upper and lower case being the same; null where there is none.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with a section of settings, an entry each.</summary>
    public static IEnumerable<string> Errors(IConfigurationSection section) => section.AsEnumerable(makePathsRelative: true)
        .Where(entry => entry.Value is not null)
        .Select(entry => Find(entry.Key) is not { } setting ? $"there is no setting {entry.Key}"
            : setting.Fits(entry.Value!) ? null : $"{setting.Name} takes {setting.Takes}, not '{entry.Value}'")
        .OfType<string>();

    private static Setting Required(string name, string takes) => new(name, takes, value => value.Length > 0);

    private static Setting Optional(string name) => new(name, "a text", _ => true);

    private static Setting OnOff(string name) => new(name, "true or false", value => bool.TryParse(value, out _));

    private static Setting Whole(string name, int min, int max) => new(
        name, $"a whole number from {min} to {max}",
        value => int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max);

    private static Setting Number(string name, double min, double max) => new(
        name, string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max:0.####}"),
        value => double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max);

    private static Setting OneOf(string name, IReadOnlyCollection<string> values) =>
        new(name, $"one of {string.Join(", ", values)}", values.Contains);

    private static Setting OneOf<T>(string name)
        where T : struct, Enum =>
        new(name, $"one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}",
            value => Enum.GetNames<T>().Contains(value, StringComparer.OrdinalIgnoreCase));
}
