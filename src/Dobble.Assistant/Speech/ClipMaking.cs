namespace Dobble.Assistant.Speech;

/// <summary>Makes a clip of what a voice said: starts at once, and is as loud as every other.</summary>
internal static class ClipMaking
{
    /// <summary>Root mean square of the voiced part, and the peak, that every clip is brought to; parts of full scale.</summary>
    private const double Loudness = 0.14, Peak = 0.9;

    /// <summary>What is quieter than this part of the peak is silence before or after the voice.</summary>
    private const double NoAnswer = 0.02;

    /// <summary>Silence that stays, so that no sound is cut: 4 ms before, 40 ms after.</summary>
    private const int Before = Clip.Rate * 4 / 1000, After = Clip.Rate * 40 / 1000;

    /// <exception cref="InvalidDataException">Nothing can be heard.</exception>
    public static Clip Make(string text, short[] samples, int rate)
    {
        var sound = Resample(samples, rate);
        var peak = sound.Length == 0 ? 0 : sound.Max(Math.Abs);
        if (peak < 100)
            throw new InvalidDataException("nothing can be heard in it");
        var first = Array.FindIndex(sound, s => Math.Abs(s) > NoAnswer * peak);
        var last = Array.FindLastIndex(sound, s => Math.Abs(s) > NoAnswer * peak);
        var voice = sound.AsSpan(Math.Max(0, first - Before), Math.Min(sound.Length, last + After) - Math.Max(0, first - Before)).ToArray();
        var power = Math.Sqrt(voice.Average(s => s * s));
        var gain = Math.Min(Loudness * short.MaxValue / power, Peak * short.MaxValue / peak);
        return new Clip(text, [.. voice.Select(s => (short)Math.Round(s * gain))]);
    }

    /// <summary>Brought to the rate of all clips by straight lines between samples; voices come at that rate or near it.</summary>
    private static double[] Resample(short[] samples, int rate)
    {
        var step = (double)rate / Clip.Rate;
        var resampled = new double[samples.Length < 2 ? 0 : (int)((samples.Length - 1) / step)];
        for (var i = 0; i < resampled.Length; i++)
        {
            var (at, part) = ((int)(i * step), (i * step) % 1);
            resampled[i] = (samples[at] * (1 - part)) + (samples[at + 1] * part);
        }

        return resampled;
    }
}
