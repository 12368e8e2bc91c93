using System.Text;
using Dobble.Assistant.Capture;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Capture;

/// <summary>Images that another program sends.</summary>
public sealed class StreamSourceTests
{
    [Fact]
    public void Jpeg_images_in_a_row_come_in_order()
    {
        using var source = Open(SampleVideo.Mjpeg(5));
        var played = Played.All(source);
        Assert.Equal([0, 1, 2, 3, 4], played.Numbers);
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4], played.Times.Select(time => Math.Round(time.TotalSeconds, 6)));
    }

    [Fact]
    public void What_stands_between_the_images_of_a_multipart_stream_is_skipped()
    {
        var between = "\r\n--frame\r\nContent-Type: image/jpeg\r\n\r\n"u8.ToArray();
        using var source = Open([.. SampleVideo.Jpeg(0), .. between, .. SampleVideo.Jpeg(1), .. between]);
        Assert.Equal([0, 1], Played.All(source).Numbers);
    }

    [Fact]
    public void A_thumbnail_inside_an_image_does_not_end_it()
    {
        var (outer, inner) = (SampleVideo.Jpeg(7), SampleVideo.Jpeg(1));
        var length = inner.Length + 2;
        byte[] segment = [0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. inner];
        using var source = Open([.. outer[..2], .. segment, .. outer[2..], .. SampleVideo.Jpeg(2)]);
        Assert.Equal([7, 2], Played.All(source).Numbers);
    }

    [Fact]
    public void A_damaged_image_is_skipped_and_one_that_is_cut_off_is_the_end()
    {
        byte[] damaged = [0xFF, 0xD8, 0xFF, 0xDB, 0, 4, 9, 9, 0xFF, 0xD9];
        using var source = Open([.. SampleVideo.Jpeg(0), .. damaged, .. SampleVideo.Jpeg(1), .. SampleVideo.Jpeg(2)[..200]]);
        var played = Played.All(source);
        Assert.Equal([0, 1], played.Numbers);
        Assert.Equal(1, played.Broken);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2)]
    public void An_image_that_was_cut_off_in_the_middle_costs_no_other(int missing)
    {
        using var source = Open([.. SampleVideo.Jpeg(0), .. SampleVideo.Jpeg(1)[..^missing], .. SampleVideo.Jpeg(2), .. SampleVideo.Jpeg(3)]);
        var played = Played.All(source);
        Assert.Equal([0, 2, 3], played.Numbers);
        Assert.Equal(1, played.Broken);
    }

    [Fact]
    public void An_image_that_was_cut_off_in_its_head_costs_no_other()
    {
        using var source = Open([.. SampleVideo.Jpeg(0), .. SampleVideo.Jpeg(1)[..30], .. SampleVideo.Jpeg(2), .. SampleVideo.Jpeg(3)]);
        Assert.Equal([0, 2, 3], Played.All(source).Numbers);
    }

    [Fact]
    public void An_image_that_says_it_is_as_large_as_a_house_is_one_image_lost()
    {
        var memory = GC.GetAllocatedBytesForCurrentThread();
        using var source = Open([.. SampleVideo.Jpeg(0), .. SampleVideo.Huge(1), .. SampleVideo.Jpeg(2)]);
        var played = Played.All(source);
        Assert.Equal([0, 2], played.Numbers);
        Assert.Equal(1, played.Broken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - memory, 0, 100_000_000);
    }

    [Fact]
    public void An_image_without_an_end_is_one_image_lost()
    {
        byte[] endless = [.. SampleVideo.Jpeg(1)[..^2], .. new byte[FrameLimits.MaxJpegBytes + 1_000_000]];
        using var source = StreamSource.Open(
            new MemoryStream([.. SampleVideo.Jpeg(0), .. endless, .. SampleVideo.Jpeg(2)]), "standard input", 10, null);
        var played = Played.All(source);
        Assert.Equal([0, 2], played.Numbers);
        Assert.Equal(1, played.Broken);
    }

    [Theory]
    [InlineData("C420jpeg")]
    [InlineData("C444")]
    [InlineData("Cmono")]
    [InlineData("")]
    public void Y4m_comes_with_its_own_rate(string colour)
    {
        using var source = Open(Y4m($"YUV4MPEG2 W160 H96 F50:2 Ip A1:1 {colour}".TrimEnd(), colour, 4));
        Assert.Equal(25, source.Rate);
        var played = Played.All(source);
        Assert.Equal([0, 1, 2, 3], played.Numbers);
        Assert.Equal(0.12, played.Times[3].TotalSeconds, 6);
        Assert.All(played.Sizes, size => Assert.Equal(new Size(160, 96), size));
    }

    [Fact]
    public void Y4m_that_is_cut_off_gives_the_whole_frames()
    {
        var all = Y4m("YUV4MPEG2 W160 H96 F25:1", "", 4);
        using var source = Open(all[..^100]);
        Assert.Equal([0, 1, 2], Played.All(source).Numbers);
    }

    [Theory]
    [InlineData("no images at all", "these are no images")]
    [InlineData("", "these are no images")]
    [InlineData("YUV4MPEG2 W0 H96\n", "0×96 pixels cannot be")]
    [InlineData("YUV4MPEG2 W160 H96 C422\n", "the colours 422 cannot be read")]
    [InlineData("YUV4MPEG2 W161 H96\n", "cannot be read")]
    [InlineData("YUV4MPEG2 W160", "ends before its first image")]
    [InlineData("YUV4MPEG2 W99999999999 H96\n", "cannot be")]
    public void A_stream_of_anything_else_is_refused_in_one_line(string bytes, string says)
    {
        var error = Assert.Throws<DobbleException>(() => Open(Encoding.ASCII.GetBytes(bytes)));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_between_frames_is_an_error_and_not_noise()
    {
        var all = Y4m("YUV4MPEG2 W160 H96 F25:1", "", 2);
        all[^(160 * 96 * 3 / 2 + 2)] = (byte)'x';
        all[^(160 * 96 * 3 / 2 + 4)] = (byte)'x';
        using var source = Open(all);
        Assert.Throws<DobbleException>(() => Played.All(source));
    }

    private static IFrameSource Open(byte[] bytes) => StreamSource.Open(new Trickle(bytes), "standard input", 10, null);

    private static byte[] Y4m(string header, string colour, int frames)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.ASCII.GetBytes(header + "\n"));
        for (var i = 0; i < frames; i++)
        {
            bytes.Write("FRAME\n"u8);
            using var frame = SampleVideo.Frame(i);
            bytes.Write(Pixels(frame, colour));
        }

        return bytes.ToArray();
    }

    private static byte[] Pixels(Mat frame, string colour)
    {
        using var converted = frame.CvtColor(colour switch
        {
            "C444" => ColorConversionCodes.BGR2YUV,
            "Cmono" => ColorConversionCodes.BGR2GRAY,
            _ => ColorConversionCodes.BGR2YUV_I420,
        });
        var planes = converted.Split();
        return [.. planes.SelectMany(plane =>
        {
            using (plane)
            {
                Assert.True(plane.GetArray(out byte[] values));
                return values;
            }
        })];
    }

    /// <summary>Gives few bytes at a time, as a pipe may.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 777));
    }
}
