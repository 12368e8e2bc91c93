namespace Dobble.Perf.Instructions;

/// <summary>A small computer, and what is assumed of it.</summary>
/// <param name="Name">What the page calls it.</param>
/// <param name="Cores">Number of cores.</param>
/// <param name="Clock">Cycles a second of each.</param>
/// <param name="Slow">Instructions a cycle that such a core surely does in the mean.</param>
/// <param name="Fast">Instructions a cycle where it goes well.</param>
internal sealed record Device(string Name, int Cores, double Clock, double Slow, double Fast)
{
    /// <summary>NEON's vectors are half as long as those of AVX2, for which the networks and OpenCV were counted.</summary>
    public const int NeonFactor = 2;

    /// <summary>The part of all cores that reading keeps busy: its stages overlap, but do not share the work evenly.</summary>
    public const double BusyShare = 0.5;

    public static IReadOnlyList<Device> All { get; } =
    [
        new("Jetson Orin Nano, 6 × Cortex-A78AE at 1.5 GHz", 6, 1.5e9, 1.5, 2.5),
        new("Jetson Nano, 4 × Cortex-A57 at 1.43 GHz", 4, 1.43e9, 0.9, 1.5),
    ];

    /// <summary>Instructions of the device for what was counted on x64 with AVX2.</summary>
    public static double Instructions(InstructionCount counted) =>
        (NeonFactor * (double)(counted.Networks + counted.OpenCv)) + counted.Rest;

    /// <summary>Frames a second of one core, at the slowest and at the fastest.</summary>
    public (double Slow, double Fast) OneCore(InstructionCount frame) =>
        (Clock * Slow / Instructions(frame), Clock * Fast / Instructions(frame));

    /// <summary>Frames a second of all cores, as far as reading keeps them busy.</summary>
    public (double Slow, double Fast) AllCores(InstructionCount frame)
    {
        var (slow, fast) = OneCore(frame);
        return (slow * Cores * BusyShare, fast * Cores * BusyShare);
    }
}
