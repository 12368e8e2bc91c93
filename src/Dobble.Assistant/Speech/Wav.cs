using NAudio.Wave;
using NAudio.Wave.SampleProviders;

namespace Dobble.Assistant.Speech;

/// <summary>Reads WAV files of any voice as clips have their sound, and writes clips.</summary>
internal static class Wav
{
    private const int MaxRate = 192_000;

    /// <summary>How sound is kept: 16 bits, mono.</summary>
    public static WaveFormat Format { get; } = new(Clip.Rate, 16, 1);

    /// <summary>The sound of a file, mono and at the rate of all clips.</summary>
    /// <exception cref="InvalidDataException">It is no WAV file, or one of a kind that is not read.</exception>
    public static float[] Read(byte[] file)
    {
        try
        {
            using var reader = new WaveFileReader(new MemoryStream(file));
            var format = reader.WaveFormat;
            if (format.Channels is < 1 or > 2 || format.SampleRate is < 1000 or > MaxRate)
                throw new InvalidDataException($"its sound has {format.Channels} channels of {format.SampleRate} samples a second");
            var sound = reader.ToSampleProvider().ToMono();
            return All(format.SampleRate == Clip.Rate ? sound : new WdlResamplingSampleProvider(sound, Clip.Rate));
        }
        catch (Exception e) when (e is not (InvalidDataException or OutOfMemoryException))
        {
            // The library tells of a broken file by what broke in it.
            throw new InvalidDataException("this is no WAV file, or of a kind that is not read", e);
        }
    }

    /// <summary>A whole file.</summary>
    public static byte[] Write(float[] samples)
    {
        var file = new MemoryStream();
        using (var writer = new WaveFileWriter(file, Format))
            writer.WriteSamples(samples, 0, samples.Length);
        return file.ToArray();
    }

    private static float[] All(ISampleProvider sound)
    {
        var (all, block) = (new List<float>(), new float[Clip.Rate]);
        for (int count; (count = sound.Read(block)) > 0;)
            all.AddRange(block.AsSpan(0, count));
        return [.. all];
    }
}
