using Dobble.Assistant.Settings;

namespace Dobble.Assistant.Outputs.Recording;

/// <summary>How sessions are recorded.</summary>
internal sealed record RecorderOptions
{
    /// <summary>Each session gets a folder of its own in this one.</summary>
    public required string Folder { get; init; }

    /// <summary>Kept with each session; says too how much of the disk stays free.</summary>
    public required LiveSettings Settings { get; init; }

    /// <summary>Length of a piece. Default 10 seconds; so much is lost at most where the power fails.</summary>
    public TimeSpan SegmentLength { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that this program may still write at a folder. Default: as the system says.</summary>
    public Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;
}
