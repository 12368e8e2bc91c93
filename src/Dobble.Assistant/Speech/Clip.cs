using NAudio.Wave;

namespace Dobble.Assistant.Speech;

/// <summary>A spoken name: mono, at <see cref="Rate"/>.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Samples">The sound, full scale from -1 to 1.</param>
internal sealed record Clip(string Text, float[] Samples)
{
    /// <summary>Samples a second of every clip.</summary>
    public const int Rate = 22050;

    /// <summary>What every clip is, and everything that is heard.</summary>
    public static WaveFormat Format { get; } = WaveFormat.CreateIeeeFloatWaveFormat(Rate, 1);

    public TimeSpan Length => TimeSpan.FromSeconds((double)Samples.Length / Rate);
}
