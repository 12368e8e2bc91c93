namespace Dobble.Assistant.Speech;

/// <summary>
/// Turns clips into a stream of samples: one after another, a short pause between, and cut off without a click by what is newer.
/// </summary>
internal sealed class Mixer
{
    private const int Fade = Clip.Rate * 5 / 1000;
    private const int Pause = Clip.Rate * 120 / 1000;

    private short[] _current = [];
    private int _at;
    private short[] _fading = [];
    private int _fadingAt;

    /// <summary>Whether something is being said.</summary>
    public bool IsSpeaking => _at < _current.Length;

    public void Say(IReadOnlyList<Clip> clips)
    {
        if (IsSpeaking)
            (_fading, _fadingAt) = (_current[_at..Math.Min(_current.Length, _at + Fade)], 0);
        _current = [.. clips.SelectMany((clip, i) => (IEnumerable<short>)[.. i > 0 ? new short[Pause] : [], .. clip.Samples])];
        _at = 0;
    }

    /// <summary>The next samples.</summary>
    public void Read(Span<short> samples, double volume)
    {
        samples.Clear();
        var count = Math.Min(samples.Length, _current.Length - _at);
        for (var i = 0; i < count; i++)
            samples[i] = (short)(_current[_at + i] * volume);
        _at += count;
        for (var i = 0; i < samples.Length && _fadingAt < _fading.Length; i++, _fadingAt++)
        {
            var part = 1 - ((_fadingAt + 1.0) / Fade);
            samples[i] = (short)Math.Clamp(samples[i] + (_fading[_fadingAt] * volume * part), short.MinValue, short.MaxValue);
        }
    }
}
