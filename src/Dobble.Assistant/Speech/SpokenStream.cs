using NAudio.Wave;
using NAudio.Wave.SampleProviders;

namespace Dobble.Assistant.Speech;

/// <summary>
/// What is heard: samples without end. Clips follow one another after a short pause. What is newer and cuts off fades the clip that is
/// being said, and waits for a moment of silence, so that no piece of one name and the next are heard as one word. Any thread may call.
/// </summary>
internal sealed class SpokenStream : ISampleProvider
{
    /// <summary>Between clips, and between one that was cut off and the next.</summary>
    private const int Pause = Clip.Rate * 120 / 1000;
    private const double FadeMilliseconds = 10;
    private const int Fade = (int)(Clip.Rate * FadeMilliseconds / 1000);

    private readonly Lock _lock = new();
    private readonly MixingSampleProvider _mixer = new(Clip.Format) { ReadFully = true };
    private readonly List<(ClipSource Source, FadeInOutSampleProvider Sound)> _said = [];
    private long _at, _free;

    public SpokenStream() => _mixer.MixerInputEnded += (_, ended) => _said.RemoveAll(said => said.Sound == ended.SampleProvider);

    public WaveFormat WaveFormat => Clip.Format;

    /// <summary>Says a clip.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="cutsOff">Whether it takes the place of what is being said and of what waits; else it follows.</param>
    /// <param name="begun">Hears that its first sample was taken; by the thread that takes it.</param>
    public void Say(Clip clip, bool cutsOff, Action? begun = null)
    {
        lock (_lock)
        {
            if (cutsOff)
                CutOff();
            var source = new ClipSource(clip, begun);
            var wait = Math.Max(0, _free - _at);
            var sound = new FadeInOutSampleProvider(new OffsetSampleProvider(source) { DelayBySamples = (int)wait }, false);
            _said.Add((source, sound));
            _mixer.AddMixerInput(sound);
            _free = _at + wait + clip.Samples.Length + Pause;
        }
    }

    public int Read(Span<float> buffer)
    {
        lock (_lock)
        {
            _at += buffer.Length;
            return _mixer.Read(buffer);
        }
    }

    private void CutOff()
    {
        foreach (var (_, waiting) in _said.FindAll(said => !said.Source.HasBegun))
            _mixer.RemoveMixerInput(waiting);
        _said.RemoveAll(said => !said.Source.HasBegun);
        foreach (var (_, sound) in _said)
            sound.BeginFadeOut(FadeMilliseconds);
        _free = _said.Count > 0 ? _at + Fade + Pause : _at;
    }

    /// <summary>The samples of a clip.</summary>
    private sealed class ClipSource(Clip clip, Action? begun) : ISampleProvider
    {
        private int _next;

        public WaveFormat WaveFormat => Clip.Format;

        public bool HasBegun => _next > 0;

        public int Read(Span<float> buffer)
        {
            var count = Math.Min(buffer.Length, clip.Samples.Length - _next);
            if (count > 0 && !HasBegun)
                begun?.Invoke();
            clip.Samples.AsSpan(_next, count).CopyTo(buffer);
            _next += count;
            return count;
        }
    }
}
