using System.Diagnostics;
using CsCheck;
using Dobble.Assistant.Capture;
using Dobble.Assistant.Recordings;
using Dobble.TestKit;
using OpenCvSharp;
using Size = OpenCvSharp.Size;

namespace Dobble.Assistant.Tests.Outputs.Recording;

/// <summary>Recordings that nobody could finish: the power failed, the disk was full.</summary>
public sealed class BrokenRecordingTests : IDisposable
{
    private readonly Film _film = new();

    public void Dispose() => _film.Dispose();

    [Fact]
    public async Task A_recording_that_is_cut_off_anywhere_plays_every_whole_image()
    {
        var session = await RecordAsync(segment: 1, frames: 8, interval: 0.25);
        var (whole, last) = (Path.Combine(session, "0001.avi"), Path.Combine(session, "0002.avi"));
        var first = AviFrame.ReadAll(whole).Count;
        var frames = AviFrame.ReadAll(last);
        var bytes = await File.ReadAllBytesAsync(last, TestContext.Current.CancellationToken);
        File.Delete(last);
        Gen.Int[0, bytes.Length].Sample(
            length =>
            {
                File.WriteAllBytes(last + ".part", bytes[..length]);
                var complete = frames.Count(frame => frame.Offset + frame.Length <= length);
                Assert.Equal(Enumerable.Range(0, first + complete), Film.Play(session).Select(p => p.Number));
            },
            iter: 200, threads: 1);
    }

    [Fact]
    public async Task A_tail_that_the_disk_lost_is_skipped_image_by_image()
    {
        var session = await RecordAsync(segment: 10, frames: 4, interval: 0.25);
        var path = Path.Combine(session, "0001.avi");
        var frame = AviFrame.ReadAll(path)[2];
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes.AsSpan((int)frame.Offset, frame.Length).Clear();
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        using var source = new SessionSource(session);
        using var image = new Mat();
        var outcomes = Enumerable.Range(0, 5).Select(_ => source.Next(image, out var _, CancellationToken.None));
        Assert.Equal(
            [SourceOutcome.Image, SourceOutcome.Image, SourceOutcome.Broken, SourceOutcome.Image, SourceOutcome.Ended], outcomes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_player_plays_a_piece_finished_or_not(bool isFinished)
    {
        using var temp = new TempFolder();
        var path = temp.File("piece.avi");
        using (var avi = new AviWriter(path, new Size(64, 48)))
        {
            for (var i = 0; i < 20; i++)
            {
                using var frame = _film.Frame(i, 0);
                avi.Add(SampleImages.Jpeg(frame.Image), i, TimeSpan.FromSeconds(i / 20.0));
            }

            if (isFinished)
                avi.Finish();
        }

        using var player = new VideoCapture(path, VideoCaptureAPIs.FFMPEG);
        using var image = new Mat();
        var played = 0;
        while (player.Read(image))
            Assert.Equal(played++, (int)Math.Round(image.Mean().Val0 / 7));
        Assert.Equal(20, played);
        if (isFinished)
            Assert.Equal((20, 20), (Math.Round(player.Fps, 3), player.FrameCount));
    }

    [Fact]
    public async Task On_a_full_disk_it_stops_says_so_once_and_what_was_written_plays()
    {
        using var temp = new TempFolder();
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", temp.Path),
            "a small file system can only be mounted by root");
        try
        {
            var folder = temp.File("recordings");
            await using var recorder = _film.Recorder(folder: folder);
            recorder.Start("emoji");
            var written = 0;
            for (; recorder.IsRecording && written < 500; written++)
                await _film.RecordAsync(recorder, written % 36, written / 30.0, new Size(320, 240));

            Assert.InRange(written, 20, 400);
            Assert.Contains("No space left on device", Assert.Single(_film.Stops), StringComparison.OrdinalIgnoreCase);
            var session = Assert.Single(Directory.GetDirectories(folder));
            Assert.Equal(Enumerable.Range(0, written - 1).Select(i => i % 36), Film.Play(session).Select(p => p.Number));
            Assert.Empty(Directory.GetFiles(session, "*.part"));
        }
        finally
        {
            await RunAsync("umount", temp.Path);
        }
    }

    private async Task<string> RecordAsync(double segment, int frames, double interval)
    {
        await using var recorder = _film.Recorder(segment: segment);
        recorder.Start("emoji");
        for (var i = 0; i < frames; i++)
            await _film.RecordAsync(recorder, i, i * interval);
        return _film.Sessions[0];
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
