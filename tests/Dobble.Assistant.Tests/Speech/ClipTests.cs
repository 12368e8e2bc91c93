using CsCheck;
using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Tests.Speech;

/// <summary>Sound in files, and what is made of it.</summary>
public sealed class ClipTests
{
    [Fact]
    public void What_is_written_is_read_again() => Gen.Short.Array[0, 500].Select(Gen.Int[8000, 48000]).Sample((samples, rate) =>
    {
        var (read, readRate) = WavFile.Read(WavFile.Write(samples, rate));
        return read.SequenceEqual(samples) && readRate == rate;
    });

    [Fact]
    public void No_bytes_whatever_make_more_than_an_error() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        byte[] wav = [.. WavFile.Header(100, 22050), .. bytes];
        for (var i = 0; i < Math.Min(20, bytes.Length); i++)
            wav[bytes[i] % 44] ^= bytes[^1];
        try
        {
            WavFile.Read(wav);
        }
        catch (InvalidDataException)
        {
            // As it should be.
        }
    });

    [Fact]
    public void Two_channels_are_mixed_into_one()
    {
        var wav = WavFile.Write([100, 300, -100, -300], 16000);
        wav[22] = 2;
        Assert.Equal([200, -200], WavFile.Read(wav).Samples);
    }

    [Theory]
    [InlineData(0.01, 22050)]
    [InlineData(0.9, 22050)]
    [InlineData(0.3, 16000)]
    [InlineData(0.3, 48000)]
    public void Every_clip_starts_at_once_and_is_as_loud_as_the_others(double loudness, int rate)
    {
        short[] sound = [.. new short[rate / 2], .. Tones.Sound(440, 0.4, loudness, rate), .. new short[rate / 2]];
        var clip = ClipMaking.Make("a", sound, rate);
        Assert.Equal(0.44, clip.Length.TotalSeconds, 0.02);
        Assert.True(Array.FindIndex(clip.Samples, s => Math.Abs(s) > 500) < Clip.Rate * 0.01);
        Assert.Equal(0.14, Math.Sqrt(clip.Samples.Average(s => (double)s * s)) / short.MaxValue, 0.01);
        Assert.InRange(clip.Samples.Max(s => Math.Abs((int)s)) / (double)short.MaxValue, 0.1, 0.91);
    }

    [Fact]
    public void Silence_is_no_clip() => Assert.Throws<InvalidDataException>(() => ClipMaking.Make("a", new short[22050], 22050));

    [Fact]
    public void A_newer_answer_cuts_off_the_older_without_a_click()
    {
        var mixer = new Mixer();
        mixer.Say([Tones.Clip("old", 200, 1)]);
        var heard = new short[Clip.Rate];
        mixer.Read(heard.AsSpan(0, 5000), 1);
        mixer.Say([Tones.Clip("new", 1000, 0.2, loudness: 0.2)]);
        mixer.Read(heard.AsSpan(5000), 1);
        Assert.All(Enumerable.Range(4990, 200), i => Assert.InRange(Math.Abs(heard[i + 1] - heard[i]), 0, 3500));
        Assert.All(heard[(5000 + 200)..(5000 + 4000)], s => Assert.InRange(Math.Abs((int)s), 0, 6600));
        Assert.All(heard[10_000..], s => Assert.Equal(0, s));
    }

    [Fact]
    public void Two_answers_of_one_moment_are_said_one_after_another()
    {
        var (first, second) = (Tones.Clip("one", 300), Tones.Clip("two", 500));
        var mixer = new Mixer();
        mixer.Say([first, second]);
        var heard = new short[Clip.Rate];
        mixer.Read(heard, 1);
        Assert.Equal(0, Tones.Find(first, heard).At, 5.0);
        Assert.Equal(first.Samples.Length + (0.12 * Clip.Rate), Tones.Find(second, heard).At, 5.0);
        Assert.False(mixer.IsSpeaking);
    }

    [Fact]
    public void A_sound_file_holds_each_answer_at_its_time()
    {
        using var folder = new TempFolder();
        var (first, second, third) = (Tones.Clip("one", 300), Tones.Clip("two", 500, 1), Tones.Clip("three", 800));
        byte[] Written(string name)
        {
            using (var speaker = new WavSpeaker(folder.File(name)))
            {
                speaker.Say([first], TimeSpan.FromSeconds(0.5));
                speaker.FillUntil(TimeSpan.FromSeconds(1.1));
                speaker.Say([second], TimeSpan.FromSeconds(2));
                speaker.Say([third], TimeSpan.FromSeconds(2.25));
                speaker.FillUntil(TimeSpan.FromSeconds(4));
            }

            return File.ReadAllBytes(folder.File(name));
        }

        var (heard, rate) = WavFile.Read(Written("a.wav"));
        Assert.Equal((Clip.Rate, 4 * Clip.Rate), (rate, heard.Length));
        Assert.Equal(0.5, Tones.Find(first, heard).At / (double)rate, 0.001);
        Assert.Equal(2.25, Tones.Find(third, heard).At / (double)rate, 0.001);
        Assert.All(heard[(int)(2.6 * rate)..], s => Assert.Equal(0, s));
        Assert.Equal(Written("a.wav"), Written("b.wav"));
    }
}
