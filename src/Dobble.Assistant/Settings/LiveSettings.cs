using Dobble.Assistant.Capture;
using Dobble.Assistant.Games;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Settings;

/// <summary>
/// Everything that live play can be told: from <c>appsettings.json</c>, then the environment (<c>DOBBLE__VOLUME=0.5</c>,
/// <c>DOBBLE__CAMERA__WIDTH=1920</c>), then the command line. Checked as a whole at start.
/// </summary>
internal sealed record LiveSettings
{
    /// <summary>The section of the configuration that holds these.</summary>
    public const string Section = "Dobble";

    public SourceOptions Camera { get; init; } = new();

    /// <summary>A deck's name or file; the first one is played, the key for the next deck goes round.</summary>
    public string Deck { get; init; } = "classic";

    /// <summary>Whose answers are said aloud.</summary>
    public SpeechMode Mode { get; init; } = SpeechMode.Table;

    /// <summary>The game that is played; see <see cref="GameBook"/>.</summary>
    public string Game { get; init; } = GameBook.Free;

    /// <summary>Names of the players as they sit, clockwise, with commas between.</summary>
    public string Players { get; init; } = string.Empty;

    /// <summary>How long the assistant waits in practice, in seconds.</summary>
    public double Wait { get; init; } = 5;

    /// <summary>A match below this probability is never said, 0 to 1.</summary>
    public double Threshold { get; init; } = 0.99;

    public string Provider { get; init; } = "auto";

    public string Language { get; init; } = "en";

    /// <summary>Loudness, 0 to 1.</summary>
    public double Volume { get; init; } = 1;

    public bool Muted { get; init; }

    /// <summary>Whether it also says, once and rarely, why nothing is answered or that the camera is gone.</summary>
    public bool Hints { get; init; }

    /// <summary>The program that speaks; null for espeak-ng.</summary>
    public string? VoiceCommand { get; init; }

    public DisplayKind Display { get; init; } = DisplayKind.Window;

    /// <summary>Folder to record into; null for <see cref="Home.Recordings"/>, used only once the key asks for a recording.</summary>
    public string? Record { get; init; }

    /// <summary>Recording stops by itself where the disk has less free space than this, in gigabytes.</summary>
    public double MinFreeGigabytes { get; init; } = 1;

    /// <summary>Folder for doubtful moments; null to keep none.</summary>
    public string? Review { get; init; }

    /// <summary>Size that the review folder may have, in megabytes.</summary>
    public double ReviewMegabytes { get; init; } = 500;

    /// <summary>Whether the page is served.</summary>
    public bool Web { get; init; }

    /// <summary>The address of this machine at which the page is served; any but the loopback's asks for a code.</summary>
    public string WebAddress { get; init; } = "127.0.0.1";

    public int WebPort { get; init; } = 8765;

    /// <summary>Port of metrics and health on the loopback address, beside the page; 0 for none.</summary>
    public int MetricsPort { get; init; }

    public StageLimits Stages { get; init; } = new();
}
