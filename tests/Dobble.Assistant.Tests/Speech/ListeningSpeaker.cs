using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Tests.Speech;

/// <summary>Notes what is said instead of playing it.</summary>
internal sealed class ListeningSpeaker : ISpeaker
{
    public List<string> Names { get; } = [];

    public bool IsMuted { get; set; }

    public double Volume { get; set; }

    public void Say(Clip clip, bool cutsOff, TimeSpan time, Action? heard)
    {
        Names.Add(clip.Text);
        heard?.Invoke();
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
