using Dobble.Assistant.Speech;
using NAudio.Wave;

namespace Dobble.Assistant.Tests.Speech;

/// <summary>Clips that can be told apart in what is heard.</summary>
internal static class Tones
{
    public static Clip Clip(string text, double pitch, double seconds = 0.3, double loudness = 0.5) =>
        new(text, Sound(pitch, seconds, loudness));

    public static float[] Sound(double pitch, double seconds, double loudness = 0.5, int rate = Assistant.Speech.Clip.Rate) =>
        [.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => (float)(loudness * Math.Sin(2 * Math.PI * pitch * i / rate)))];

    /// <summary>A WAV file of 16 bits at any rate.</summary>
    public static byte[] File(float[] samples, int rate, int channels = 1)
    {
        var file = new MemoryStream();
        using (var writer = new WaveFileWriter(file, new WaveFormat(rate, 16, channels)))
            writer.WriteSamples(samples, 0, samples.Length);
        return file.ToArray();
    }

    /// <summary>The sample at which a clip is found best, and how well it fits there: 1 where it is all that is heard.</summary>
    public static (int At, double Fit) Find(Clip clip, float[] heard)
    {
        const int coarse = 4;
        var norm = Math.Sqrt(clip.Samples.Sum(s => (double)s * s));
        var best = (At: -1, Fit: 0.0);
        for (var at = 0; at + clip.Samples.Length <= heard.Length; at += coarse)
            Consider(at);
        for (var at = Math.Max(0, best.At - coarse); at < best.At + coarse; at++)
            Consider(at);
        return best;

        void Consider(int at)
        {
            var (product, power) = (0.0, 0.0);
            for (var i = 0; i < clip.Samples.Length && at + i < heard.Length; i += coarse)
                (product, power) = (product + ((double)clip.Samples[i] * heard[at + i]), power + ((double)heard[at + i] * heard[at + i]));
            var fit = power > 0 ? coarse * product / (norm * Math.Sqrt(coarse * power)) : 0;
            if (fit > best.Fit)
                best = (at, fit);
        }
    }
}
