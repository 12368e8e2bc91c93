using CsCheck;
using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Tests.Speech;

/// <summary>Sound in files, and what is made of it.</summary>
public sealed class ClipTests
{
    [Fact]
    public void What_is_written_is_read_again_to_a_bit_of_sixteen() => Gen.Float[-1, 1].Array[1, 500].Sample(samples =>
        Wav.Read(Wav.Write(samples)) is var read && read.Length == samples.Length
            && read.Zip(samples, (a, b) => Math.Abs(a - b)).Max() <= 2 / 32768f);

    [Fact]
    public void No_bytes_whatever_make_more_than_an_error() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        byte[] wav = [.. Wav.Write(new float[50]), .. bytes];
        for (var i = 0; i < Math.Min(20, bytes.Length); i++)
            wav[bytes[i] % 44] ^= bytes[^1];
        try
        {
            Wav.Read(wav);
        }
        catch (InvalidDataException)
        {
            // As it should be.
        }
    });

    [Fact]
    public void A_file_whose_length_is_not_known_is_read_to_its_end()
    {
        // A program that writes into a pipe cannot know it.
        var wav = Wav.Write(Tones.Sound(440, 0.1));
        BitConverter.TryWriteBytes(wav.AsSpan(40), 0x7FFFF000);
        BitConverter.TryWriteBytes(wav.AsSpan(4), 0x7FFFF024);
        Assert.Equal(0.1 * Clip.Rate, Wav.Read(wav).Length, 1.0);
    }

    [Fact]
    public void Two_channels_are_mixed_into_one() =>
        Assert.Equal([0.2, -0.2], Wav.Read(Tones.File([0.1f, 0.3f, -0.1f, -0.3f], Clip.Rate, 2)).Select(s => Math.Round(s, 3)));

    [Theory]
    [InlineData(0.01, 22050)]
    [InlineData(0.9, 22050)]
    [InlineData(0.3, 16000)]
    [InlineData(0.3, 48000)]
    public void Every_clip_starts_at_once_and_is_as_loud_as_the_others(double loudness, int rate)
    {
        float[] sound = [.. new float[rate / 2], .. Tones.Sound(440, 0.4, loudness, rate), .. new float[rate / 2]];
        var clip = ClipMaking.Make(Wav.Read(Tones.File(sound, rate)));
        Assert.Equal(0.44 * Clip.Rate, clip.Length, 0.02 * Clip.Rate);
        Assert.True(Array.FindIndex(clip, s => Math.Abs(s) > 0.015) < Clip.Rate * 0.01);
        Assert.Equal(0.14, Math.Sqrt(clip.Average(s => (double)s * s)), 0.01);
        Assert.InRange(clip.Max(Math.Abs), 0.1, 0.91);
    }

    [Fact]
    public void A_clip_that_was_cut_from_something_loud_begins_and_ends_without_a_click()
    {
        var clip = ClipMaking.Make(Tones.Sound(1000, 0.3, 0.9));
        Assert.InRange(Math.Abs(clip[0]), 0, 0.01);
        Assert.InRange(Math.Abs(clip[^1]), 0, 0.01);
    }

    [Fact]
    public void Silence_is_no_clip() => Assert.Throws<InvalidDataException>(() => ClipMaking.Make(new float[22050]));

    [Fact]
    public void A_sound_file_holds_each_answer_at_its_time()
    {
        using var folder = new TempFolder();
        var (first, second, third) = (Tones.Clip("one", 300), Tones.Clip("two", 500, 1), Tones.Clip("three", 800));
        byte[] Written(string name)
        {
            using (var speaker = new WavSpeaker(folder.File(name)))
            {
                speaker.Say(first, cutsOff: false, TimeSpan.FromSeconds(0.5));
                speaker.FillUntil(TimeSpan.FromSeconds(1.1));
                speaker.Say(second, cutsOff: false, TimeSpan.FromSeconds(2));
                speaker.Say(third, cutsOff: true, TimeSpan.FromSeconds(2.25));
                speaker.FillUntil(TimeSpan.FromSeconds(4));
            }

            return File.ReadAllBytes(folder.File(name));
        }

        var heard = Wav.Read(Written("a.wav"));
        Assert.Equal(4 * Clip.Rate, heard.Length);
        Assert.Equal(0.5, Tones.Find(first, heard).At / (double)Clip.Rate, 0.001);
        Assert.Equal(2.25 + 0.13, Tones.Find(third, heard).At / (double)Clip.Rate, 0.006);
        Assert.All(heard[(int)(2.7 * Clip.Rate)..], s => Assert.Equal(0, s));
        Assert.Equal(Written("a.wav"), Written("b.wav"));
    }
}
