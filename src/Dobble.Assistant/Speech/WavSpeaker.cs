using Dobble.Vision;
using NAudio.Wave;

namespace Dobble.Assistant.Speech;

/// <summary>
/// Writes what would be heard into a WAV file, each answer at its time into the recording. The same answers make the same
/// file. What was written is a whole file at any time but for the last second.
/// </summary>
internal sealed class WavSpeaker : ISpeaker
{
    private readonly WaveFileWriter _file;
    private readonly SpokenStream _stream = new();
    private readonly float[] _block = new float[Clip.Rate];
    private long _written;

    /// <exception cref="DobbleException">The file cannot be written.</exception>
    public WavSpeaker(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            _file = new WaveFileWriter(path, Wav.Format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: the sound cannot be written ({e.Message}); choose another place.", e);
        }
    }

    public bool IsMuted { get; set; }

    public double Volume { get; set; } = 1;

    public void Say(Clip clip, bool cutsOff, TimeSpan time, Action? heard = null)
    {
        FillUntil(time);
        _stream.Say(clip, cutsOff, IsMuted ? null : heard);
    }

    /// <summary>Writes what is heard until a moment: silence, or the rest of what is being said.</summary>
    public void FillUntil(TimeSpan time)
    {
        var until = (long)Math.Round(time.TotalSeconds * Clip.Rate);
        while (_written < until)
        {
            var part = _block.AsSpan(0, (int)Math.Min(_block.Length, until - _written));
            _stream.Read(part);
            var volume = IsMuted ? 0 : (float)Volume;
            foreach (ref var sample in part)
                sample *= volume;
            _file.WriteSamples(_block, 0, part.Length);
            _written += part.Length;
        }

        // Writes the length, too.
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();
}
