using System.Net;
using System.Net.Sockets;
using System.Text;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Tests.Pipeline;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Assistant.Tests.Capture;

/// <summary>Sources that may go away, and recordings that play as if they were live.</summary>
public sealed class LiveSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task An_mjpeg_stream_by_http_plays_and_ends_when_the_server_goes(string machine)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var serving = ServeAsync(server, SendMjpegAsync);
        var address = $"{machine}:{((IPEndPoint)server.LocalEndpoint).Port}/table.mjpg";
        using var source = FrameSources.Open(new SourceOptions { Source = address }, TimeProvider.System);
        Assert.True(source.IsLive);
        using var image = new OpenCvSharp.Mat();
        var (images, outcome) = (0, SourceOutcome.Image);
        while ((outcome = source.Next(image, out _, TestContext.Current.CancellationToken)) == SourceOutcome.Image)
            images++;
        Assert.Equal(SourceOutcome.Ended, outcome);
        Assert.Equal(8, images);
        server.Stop();
        await serving;
    }

    [Fact]
    public async Task A_video_by_http_comes_through_ffmpeg()
    {
        var video = await File.ReadAllBytesAsync(SampleVideo.Write(_folder.File("served.avi"), 12), TestContext.Current.CancellationToken);
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var serving = ServeAsync(
            server, stream => stream.WriteAsync((byte[])[.. "HTTP/1.0 200 OK\r\nContent-Type: video/avi\r\n\r\n"u8, .. video]));
        using (var source = FrameSources.Open(
            new SourceOptions { Source = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/game.avi" }, TimeProvider.System))
        {
            // Without a buffer ffmpeg may lose frames while it finds out what the stream is; the others come once each, in order.
            var numbers = Played.All(source).Numbers;
            Assert.Equal(numbers.Order().Distinct(), numbers);
            Assert.Equal(11, numbers[^1]);
            Assert.InRange(numbers.Count, 6, 12);
        }

        server.Stop();
        await serving;
    }

    [Fact]
    public void A_camera_that_goes_away_is_tried_again_and_plays_on()
    {
        var opened = 0;
        IFrameSource Open() => ++opened switch
        {
            2 or 3 => throw new DobbleException("it is not there"),
            _ => new ScriptedSource(Enumerable.Repeat(Image, 3).Append(_ => SourceOutcome.Lost)),
        };
        var news = new List<SourceChange>();
        using var source = new RetryingSource("camera", Open, news.Add, new HastyClock());
        var played = Played.All(source, 6);
        Assert.Equal(6, played.Numbers.Count);
        Assert.Equal(
            [SourceState.There, SourceState.Gone, SourceState.Trying, SourceState.Trying, SourceState.There],
            news.Select(change => change.State));
        Assert.Equal(played.Times.Order(), played.Times);
    }

    [Fact]
    public void A_stream_that_is_damaged_beyond_reading_is_opened_anew()
    {
        var opened = 0;
        IFrameSource Open() => ++opened == 1
            ? new ScriptedSource([Image, _ => throw new DobbleException("the stream is damaged")])
            : new ScriptedSource([Image, Image]);
        using var source = new RetryingSource("camera", Open, _ => { }, new HastyClock());
        Assert.Equal(3, Played.All(source, 3).Numbers.Count);
        Assert.Equal(2, opened);
    }

    [Fact]
    public void A_camera_that_gives_nothing_but_damage_is_opened_anew()
    {
        var opened = 0;
        IFrameSource Open() => ++opened == 1
            ? new ScriptedSource([Image, .. Enumerable.Repeat<Func<OpenCvSharp.Mat, SourceOutcome>>(_ => SourceOutcome.Broken, 100)])
            : new ScriptedSource([Image, Image]);
        var news = new List<SourceChange>();
        using var source = new RetryingSource("camera", Open, news.Add, new HastyClock());
        var played = Played.All(source, 3);
        Assert.Equal(3, played.Numbers.Count);
        Assert.Equal(RetryingSource.MaxBroken - 1, played.Broken);
        Assert.Equal("camera gives no more images that can be decoded", news.Single(n => n.State == SourceState.Gone).Reason);
    }

    [Fact]
    public void A_camera_that_opens_and_gives_nothing_is_asked_more_and_more_rarely()
    {
        var clock = new HastyClock();
        var (opened, times) = (0, new List<TimeSpan>());
        var start = clock.GetTimestamp();
        IFrameSource Open()
        {
            times.Add(clock.GetElapsedTime(start));
            return new ScriptedSource(++opened < 5 ? [_ => SourceOutcome.Lost] : [Image]);
        }

        using var source = new RetryingSource("camera", Open, _ => { }, clock);
        Assert.Single(Played.All(source, 1).Numbers);
        Assert.Equal([0, 0.5, 1.5, 3.5, 7.5], times.Select(t => Math.Round(t.TotalSeconds, 3)));
    }

    [Fact]
    public void A_camera_may_ask_for_the_password_by_digest()
    {
        var asked = 0;
        using var server = new LocalServer(async (context, _) =>
        {
            asked++;
            if (context.Request.Headers["Authorization"]?.StartsWith("Digest username=\"ann\"", StringComparison.Ordinal) != true)
            {
                context.Response.AddHeader("WWW-Authenticate", "Digest realm=\"camera\", nonce=\"abc\", qop=\"auth\"");
                await LocalServer.SendAsync(context, 401, []);
                return;
            }

            context.Response.ContentType = "image/jpeg";
            await LocalServer.SendAsync(context, 200, [.. SampleVideo.Jpeg(0), .. SampleVideo.Jpeg(1)]);
        });
        var address = server.Address.Replace("//", "//ann:secret@", StringComparison.Ordinal) + "table.mjpg";
        using var source = FrameSources.Open(new SourceOptions { Source = address }, TimeProvider.System);
        Assert.Equal([0, 1], Played.All(source).Numbers);
        Assert.Equal(2, asked);
    }

    [Fact]
    public void An_address_that_sends_on_to_one_of_another_kind_is_refused()
    {
        using var server = new LocalServer(async (context, _) =>
        {
            context.Response.RedirectLocation = "rtsp://127.0.0.1/table";
            await LocalServer.SendAsync(context, 302, []);
        });
        var error = Assert.Throws<DobbleException>(
            () => FrameSources.Open(new SourceOptions { Source = server.Address + "table.mjpg" }, TimeProvider.System));
        Assert.Contains("no video comes from there", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_for_a_camera_that_never_comes_back_ends_when_the_program_does()
    {
        using var stop = new CancellationTokenSource();
        var tries = 0;
        using var source = new RetryingSource("camera", () => throw new DobbleException("no camera"), Count, new HastyClock());
        using var image = new OpenCvSharp.Mat();
        Assert.ThrowsAny<OperationCanceledException>(() => source.Next(image, out _, stop.Token));
        Assert.Equal(3, tries);

        void Count(SourceChange change)
        {
            if (++tries == 3)
                stop.Cancel();
        }
    }

    [Fact]
    public void A_recording_played_as_if_live_takes_as_long_as_it_was_recorded()
    {
        var path = SampleVideo.Write(_folder.File("short.avi"), 10, rate: 50);
        var clock = new HastyClock();
        var start = clock.GetTimestamp();
        using var source = new PacedSource(FrameSources.Open(new SourceOptions { Source = path }, clock), clock);
        Assert.Equal(10, Played.All(source).Numbers.Count);
        Assert.True(source.IsLive);
        Assert.Equal(0.18, clock.GetElapsedTime(start).TotalSeconds, 3);
    }

    private static SourceOutcome Image(OpenCvSharp.Mat into)
    {
        using var frame = SampleVideo.Frame(1);
        frame.CopyTo(into);
        return SourceOutcome.Image;
    }

    private static async ValueTask SendMjpegAsync(NetworkStream stream)
    {
        await stream.WriteAsync("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"u8.ToArray());
        for (var i = 0; i < 8; i++)
        {
            var jpeg = SampleVideo.Jpeg(i);
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.Length}\r\n\r\n"));
            await stream.WriteAsync(jpeg);
            await stream.WriteAsync("\r\n"u8.ToArray());
        }
    }

    /// <summary>Answers everybody who asks, then hangs up.</summary>
    private static async Task ServeAsync(TcpListener server, Func<NetworkStream, ValueTask> answer)
    {
        while (true)
        {
            try
            {
                using var client = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096], TestContext.Current.CancellationToken);
                await answer(stream);
            }
            catch (IOException)
            {
                // Nobody listens to the rest.
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
