namespace Dobble.Assistant.Speech;

/// <summary>Makes a clip of what a voice said: starts at once, and is as loud as every other.</summary>
internal static class ClipMaking
{
    /// <summary>Changes with what is made of a sound, so that older clips are made again.</summary>
    public const int Version = 2;

    /// <summary>Root mean square of the voiced part, and the peak, that every clip is brought to; parts of full scale.</summary>
    private const double Loudness = 0.14, Peak = 0.9;

    /// <summary>What is quieter than this part of the peak is silence before or after the voice.</summary>
    private const float Silence = 0.02f;

    /// <summary>What is quieter than this cannot be heard at all.</summary>
    private const float Nothing = 0.003f;

    /// <summary>Silence that stays, so that no sound is cut: 4 ms before, 40 ms after.</summary>
    private const int Before = Clip.Rate * 4 / 1000, After = Clip.Rate * 40 / 1000;

    /// <exception cref="InvalidDataException">Nothing can be heard.</exception>
    public static float[] Make(float[] sound)
    {
        var peak = sound.Length == 0 ? 0 : sound.Max(Math.Abs);
        if (peak < Nothing)
            throw new InvalidDataException("nothing can be heard in it");
        var start = Math.Max(0, Array.FindIndex(sound, s => Math.Abs(s) > Silence * peak) - Before);
        var end = Math.Min(sound.Length, Array.FindLastIndex(sound, s => Math.Abs(s) > Silence * peak) + After);
        var voice = sound[start..end];
        var power = Math.Sqrt(voice.Average(s => (double)s * s));
        var gain = (float)Math.Min(Loudness / power, Peak / peak);
        // Rises and falls over what was kept of the silence, so that neither end clicks.
        return [.. voice.Select((s, i) => s * gain * Math.Min(1, Math.Min((i + 1f) / Before, (voice.Length - i) / (After / 2f))))];
    }
}
