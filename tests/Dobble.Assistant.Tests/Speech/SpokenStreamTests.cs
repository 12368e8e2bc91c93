using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Tests.Speech;

/// <summary>The samples that are heard.</summary>
public sealed class SpokenStreamTests
{
    private const int Pause = Clip.Rate * 120 / 1000, Fade = Clip.Rate * 10 / 1000;

    private readonly SpokenStream _stream = new();
    private readonly List<string> _begun = [];

    [Fact]
    public void Two_names_are_said_one_after_another_and_each_tells_when_it_begins()
    {
        var (first, second) = (Tones.Clip("one", 300), Tones.Clip("two", 500));
        Say(first);
        Say(second);
        Assert.Empty(_begun);
        var heard = Read(100);
        Assert.Equal(["one"], _begun);
        heard = [.. heard, .. Read(Clip.Rate)];
        Assert.Equal(["one", "two"], _begun);
        Assert.Equal(0, Tones.Find(first, heard).At, 5.0);
        Assert.Equal(first.Samples.Length + Pause, Tones.Find(second, heard).At, 5.0);
    }

    [Fact]
    public void A_new_answer_cuts_off_the_old_one_without_a_click_and_is_heard_whole_after_a_moment_of_silence()
    {
        var (old, newer) = (Tones.Clip("old", 200, 1), Tones.Clip("new", 1000, 0.2, loudness: 0.2));
        Say(old);
        var heard = Read(5000);
        Say(newer, cutsOff: true);
        heard = [.. heard, .. Read(Clip.Rate)];

        // The old tone itself moves by 0.03 from one sample to the next.
        Assert.All(Enumerable.Range(4990, 300), i => Assert.InRange(Math.Abs(heard[i + 1] - heard[i]), 0, 0.04));
        Assert.All(heard[(5000 + Fade + 1)..(5000 + Fade + Pause)], s => Assert.Equal(0, s));
        const int At = 5000 + Fade + Pause;
        Assert.Equal(newer.Samples, heard[At..(At + newer.Samples.Length)]);
        Assert.All(heard[(At + newer.Samples.Length)..], s => Assert.Equal(0, s));
    }

    [Fact]
    public void What_still_waits_is_dropped_by_what_cuts_off_and_never_counts_as_heard()
    {
        Say(Tones.Clip("old", 200));
        Say(Tones.Clip("waiting", 400));
        Read(1000);
        Say(Tones.Clip("new", 800), cutsOff: true);
        Read(3 * Clip.Rate);
        Assert.Equal(["old", "new"], _begun);
    }

    [Fact]
    public void Where_nothing_is_being_said_what_cuts_off_is_heard_at_once()
    {
        var clip = Tones.Clip("one", 300);
        Say(Tones.Clip("before", 200));
        Read(Clip.Rate);
        Say(clip, cutsOff: true);
        Assert.Equal(0, Tones.Find(clip, Read(Clip.Rate)).At, 5.0);
    }

    [Fact]
    public void It_never_ends() => Assert.All(Read(10_000), s => Assert.Equal(0, s));

    private void Say(Clip clip, bool cutsOff = false) => _stream.Say(clip, cutsOff, () => _begun.Add(clip.Text));

    /// <summary>As a device reads: in blocks.</summary>
    private float[] Read(int count)
    {
        var all = new float[count];
        for (var at = 0; at < count; at += 512)
            _stream.Read(all.AsSpan(at, Math.Min(512, count - at)));
        return all;
    }
}
