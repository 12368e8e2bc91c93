using System.Runtime.InteropServices;
using Dobble.Vision;

namespace Dobble.Assistant.Speech;

/// <summary>
/// Writes what would be heard into a WAV file, each answer at its time into the recording. The same answers make the same
/// file. What was written is a whole file at any time but for the last second.
/// </summary>
internal sealed class WavSpeaker : ISpeaker
{
    private readonly FileStream _file;
    private readonly Mixer _mixer = new();
    private long _written;

    /// <exception cref="DobbleException">The file cannot be written.</exception>
    public WavSpeaker(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            _file = File.Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DobbleException($"{path}: the sound cannot be written ({e.Message}); choose another place.", e);
        }

        _file.Write(WavFile.Header(0, Clip.Rate));
    }

    public bool IsMuted { get; set; }

    public double Volume { get; set; } = 1;

    public void Say(IReadOnlyList<Clip> clips, TimeSpan time)
    {
        FillUntil(time);
        _mixer.Say(clips);
    }

    /// <summary>Writes what is heard until a moment: silence, or the rest of what is being said.</summary>
    public void FillUntil(TimeSpan time)
    {
        var until = (long)Math.Round(time.TotalSeconds * Clip.Rate);
        var block = new short[Clip.Rate];
        while (_written < until)
        {
            var part = block.AsSpan(0, (int)Math.Min(block.Length, until - _written));
            _mixer.Read(part, IsMuted ? 0 : Volume);
            _file.Write(MemoryMarshal.AsBytes((ReadOnlySpan<short>)part));
            _written += part.Length;
        }

        WriteLength();
    }

    public void Dispose()
    {
        if (!_file.CanWrite)
            return;
        WriteLength();
        _file.Dispose();
    }

    private void WriteLength()
    {
        _file.Position = 0;
        _file.Write(WavFile.Header((int)Math.Min(int.MaxValue - WavFile.HeaderLength, 2 * _written), Clip.Rate));
        _file.Position = _file.Length;
    }
}
