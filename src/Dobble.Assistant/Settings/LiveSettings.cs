using System.ComponentModel.DataAnnotations;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Installation;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Assistant.Speech;
using Microsoft.Extensions.Options;

namespace Dobble.Assistant.Settings;

/// <summary>
/// Everything that live play can be told: from <c>appsettings.json</c>, then the environment (<c>DOBBLE__VOLUME=0.5</c>,
/// <c>DOBBLE__CAMERA__WIDTH=1920</c>), then the command line. Checked as a whole at start.
/// </summary>
internal sealed record LiveSettings
{
    /// <summary>The section of the configuration that holds these.</summary>
    public const string Section = "Dobble";

    [ValidateObjectMembers]
    public SourceOptions Camera { get; init; } = new();

    /// <summary>A deck's name or file; the first one is played, the key for the next deck goes round.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Deck { get; init; } = "classic";

    /// <summary>Whose answers are said aloud.</summary>
    [EnumDataType(typeof(SpeechMode))]
    public SpeechMode Mode { get; init; } = SpeechMode.Table;

    /// <summary>A match below this probability is never said, 0 to 1.</summary>
    [Range(0.5, 0.9999)]
    public double Threshold { get; init; } = 0.99;

    [Provider]
    public string Provider { get; init; } = "auto";

    [Language]
    public string Language { get; init; } = "en";

    /// <summary>Loudness, 0 to 1.</summary>
    [Range(0, 1.0)]
    public double Volume { get; init; } = 1;

    public bool Muted { get; init; }

    /// <summary>The program that speaks; null for espeak-ng.</summary>
    public string? VoiceCommand { get; init; }

    [EnumDataType(typeof(DisplayKind))]
    public DisplayKind Display { get; init; } = DisplayKind.Window;

    /// <summary>Folder to record into; null for <see cref="Home.Recordings"/>, used only once the key asks for a recording.</summary>
    public string? Record { get; init; }

    /// <summary>Recording stops by itself where the disk has less free space than this, in gigabytes.</summary>
    [Range(0, 1e6)]
    public double MinFreeGigabytes { get; init; } = 1;

    /// <summary>Folder for doubtful moments; null to keep none.</summary>
    public string? Review { get; init; }

    /// <summary>Size that the review folder may have, in megabytes.</summary>
    [Range(1, 1e6)]
    public double ReviewMegabytes { get; init; } = 500;

    /// <summary>Port of the metrics on the loopback address; 0 for none.</summary>
    [Range(0, 65535)]
    public int MetricsPort { get; init; }

    [ValidateObjectMembers]
    public StageLimits Stages { get; init; } = new();
}
