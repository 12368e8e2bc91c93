using System.Diagnostics;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Recordings;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Tests.Capture;

/// <summary>Videos and folders of images.</summary>
public sealed class RecordedSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_video_gives_its_frames_in_order_at_their_times()
    {
        using var source = Open(SampleVideo.Write(_folder.File("game.avi"), 12));
        Assert.Equal((false, 25.0, 12L), (source.IsLive, source.Rate, source.Length));
        var played = Played.All(source);
        Assert.Equal(Enumerable.Range(0, 12), played.Numbers);
        Assert.All(played.Times.Select((time, i) => (time, i)), t => Assert.Equal(t.i * 0.04, t.time.TotalSeconds, 3));
    }

    [Fact]
    public void A_video_that_opencv_cannot_decode_is_decoded_by_the_systems_ffmpeg()
    {
        var video = SampleVideo.Write(_folder.File("game.avi"), 12);
        var path = _folder.File("it's-av1.mkv");
        using (var ffmpeg = Process.Start(
            "ffmpeg", ["-nostdin", "-v", "error", "-i", video, "-c:v", "libaom-av1", "-cpu-used", "8", "-crf", "10", path]))
        {
            ffmpeg.WaitForExit();
            Assert.Equal(0, ffmpeg.ExitCode);
        }

        using var source = Open(path);
        Assert.IsType<FfmpegSource>(source);
        Assert.Equal((false, 25.0), (source.IsLive, source.Rate));
        var played = Played.All(source);
        Assert.Equal(Enumerable.Range(0, 12), played.Numbers);
        Assert.All(played.Times.Select((time, i) => (time, i)), t => Assert.Equal(t.i * 0.04, t.time.TotalSeconds, 3));
    }

    [Fact]
    public void A_video_whose_times_leap_by_hours_goes_on_at_its_rate()
    {
        var video = SampleVideo.Write(_folder.File("game.avi"), 12);
        var path = _folder.File("leap.mkv");
        using (var ffmpeg = Process.Start(
            "ffmpeg", ["-nostdin", "-v", "error", "-i", video, "-c", "copy", "-bsf:v", "setts=ts=TS+gte(N\\,6)*3600000/TB", path]))
        {
            ffmpeg.WaitForExit();
            Assert.Equal(0, ffmpeg.ExitCode);
        }

        using var source = Open(path);
        var played = Played.All(source);
        Assert.Equal(Enumerable.Range(0, 12), played.Numbers);
        Assert.InRange(played.Times[^1].TotalSeconds, 0.4, 1);
    }

    [Fact]
    public void A_video_that_is_cut_off_gives_the_frames_there_are()
    {
        var path = SampleVideo.Write(_folder.File("cut.avi"), 20);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.AsSpan().LastIndexOf("idx1"u8) * 9 / 10)]);
        using var source = Open(path);
        var played = Played.All(source);
        Assert.InRange(played.Numbers.Count, 5, 19);
        Assert.Equal(Enumerable.Range(0, played.Numbers.Count), played.Numbers);
        Assert.Equal(played.Times.Distinct().Order(), played.Times);
    }

    [Fact]
    public void A_folder_gives_its_images_in_the_order_of_their_numbers_whatever_their_sizes()
    {
        for (var i = 1; i <= 11; i++)
        {
            using var image = SampleVideo.Frame(i);
            Cv2.ImWrite(_folder.File($"shot{i}.png"), i == 3 ? image.Resize(new Size(64, 48)) : image);
        }

        File.WriteAllText(_folder.File("shot5.jpg"), "no image");
        using var source = Open(_folder.Path, rate: 10);
        var played = Played.All(source);
        Assert.Equal(Enumerable.Range(1, 11), played.Numbers);
        Assert.Equal(1, played.Broken);
        Assert.Equal(new Size(64, 48), played.Sizes[2]);
        Assert.Equal(0.1, (played.Times[1] - played.Times[0]).TotalSeconds, 6);
    }

    [Theory]
    [InlineData("nothing.mp4", "there is no such video")]
    [InlineData("/dev/video77", "there is no camera /dev/video77")]
    [InlineData("77", "there is no camera /dev/video77")]
    [InlineData("gopher://table/1", "images do not come by 'gopher'")]
    [InlineData("http://127.0.0.1:9/video", "http://127.0.0.1:9/video: no video comes from there")]
    public void What_is_not_there_is_named_with_what_to_do(string source, string says)
    {
        var error = Assert.Throws<DobbleException>(() => Open(source));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_password_in_an_address_is_never_shown()
    {
        var error = Assert.Throws<DobbleException>(() => Open("rtsp://me:secret@127.0.0.1:9/table?token=secret"));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_video_and_an_empty_folder_are_refused()
    {
        File.WriteAllText(_folder.File("notes.mp4"), "no video");
        Assert.Contains("no video that can be decoded", Assert.Throws<DobbleException>(() => Open(_folder.File("notes.mp4"))).Message,
            StringComparison.Ordinal);
        Directory.CreateDirectory(_folder.File("empty"));
        Assert.Contains("no images in this folder", Assert.Throws<DobbleException>(() => Open(_folder.File("empty"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_video_that_opens_and_has_no_image_that_can_be_decoded_says_so()
    {
        var path = _folder.File("noise.avi");
        using (var writer = new AviWriter(path, new Size(SampleVideo.Width, SampleVideo.Height)))
        {
            for (var i = 0; i < 10; i++)
                writer.Add([.. Enumerable.Repeat((byte)i, 500)], i, TimeSpan.FromSeconds(i / 10.0));
            writer.Finish();
        }

        Assert.Contains("can be decoded", Assert.Throws<DobbleException>(() => Played.All(Open(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_gives_the_images_whose_size_and_time_can_be()
    {
        var session = SessionFolder.Create(_folder.Path, DateTimeOffset.UnixEpoch, "{}"u8.ToArray());
        using (var writer = new AviWriter(SessionFolder.SegmentPath(session, 1), new Size(SampleVideo.Width, SampleVideo.Height)))
        {
            writer.Add(SampleVideo.Jpeg(0), 0, TimeSpan.Zero);
            writer.Add(SampleVideo.Huge(1), 1, TimeSpan.FromSeconds(1));
            writer.Add(SampleVideo.Jpeg(2), 2, TimeSpan.MaxValue);
            writer.Add(SampleVideo.Jpeg(3), 3, TimeSpan.FromSeconds(-1));
            writer.Add(SampleVideo.Jpeg(4), 4, TimeSpan.FromSeconds(2));
            writer.Finish();
        }

        using var source = Open(session);
        var played = Played.All(source);
        Assert.Equal([0, 4], played.Numbers);
        Assert.Equal(1, played.Broken);
        Assert.Equal([0, 2], played.Times.Select(t => t.TotalSeconds));
    }

    private static IFrameSource Open(string source, double rate = 30) =>
        FrameSources.Open(new SourceOptions { Source = source, Rate = rate }, TimeProvider.System);
}
