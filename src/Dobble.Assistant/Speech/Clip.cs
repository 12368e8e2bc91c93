namespace Dobble.Assistant.Speech;

/// <summary>A spoken name: mono, 16 bits, at <see cref="Rate"/>.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Samples">The sound.</param>
internal sealed record Clip(string Text, short[] Samples)
{
    /// <summary>Samples a second of every clip.</summary>
    public const int Rate = 22050;

    public TimeSpan Length => TimeSpan.FromSeconds((double)Samples.Length / Rate);
}
