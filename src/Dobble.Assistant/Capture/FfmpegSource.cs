using System.ComponentModel;
using System.Diagnostics;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>
/// What ffmpeg makes of an address or of a file: OpenCV's own copy of FFmpeg is built without network and with few decoders.
/// </summary>
internal sealed class FfmpegSource : IFrameSource
{
    private const string Convert = "ffmpeg -i IN -c:v mjpeg -q:v 3 OUT.avi";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    private readonly Process _ffmpeg;
    private readonly IFrameSource _frames;
    private string? _complaint;

    /// <param name="input">The address or file, as ffmpeg takes it.</param>
    /// <param name="name">What a person calls it.</param>
    /// <param name="rate">Images a second where it does not tell.</param>
    /// <param name="clock">The clock that tells when an image came; null for a file, whose images come evenly.</param>
    /// <exception cref="DobbleException">ffmpeg is not installed, or makes no video of it.</exception>
    public FfmpegSource(string input, string name, double rate, TimeProvider? clock)
    {
        _ffmpeg = Start(input, name, clock is not null);
        _ffmpeg.ErrorDataReceived += (_, line) => _complaint ??= line.Data;
        _ffmpeg.BeginErrorReadLine();
        try
        {
            _frames = StreamSource.Open(new TimeoutStream(_ffmpeg.StandardOutput.BaseStream, Timeout), name, rate, clock);
        }
        catch (DobbleException e)
        {
            End();
            var reason = _complaint?.Replace(input, name, StringComparison.Ordinal) ?? "it is silent";
            throw new DobbleException(
                clock is null
                    ? $"{name}: this is no video that can be decoded ({reason}); convert it, for example with: {Convert}"
                    : $"{name}: no video comes from there ({reason}); check the address, the network and the password.",
                e);
        }
    }

    public string Name => _frames.Name;

    public bool IsLive => _frames.IsLive;

    public double? Rate => _frames.Rate;

    public long? Length => null;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop) => _frames.Next(image, out time, stop);

    public void Dispose()
    {
        End();
        _frames.Dispose();
    }

    private static Process Start(string input, string name, bool isLive)
    {
        var start = new ProcessStartInfo("ffmpeg")
        { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        string[] live = ["-fflags", "nobuffer", "-flags", "low_delay"];
        // A file that is a playlist in truth reaches no network.
        string[] recorded = ["-protocol_whitelist", "file"];
        string[] transport = input.StartsWith("rtsp", StringComparison.Ordinal) ? ["-rtsp_transport", "tcp"] : [];
        // Each live frame as it comes: to keep a constant rate ffmpeg would leave some out and give others twice.
        string[] output = ["-an", "-vsync", isLive ? "passthrough" : "cfr", "-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe", "-"];
        string[] options = ["-nostdin", "-v", "error", .. isLive ? live : recorded, .. transport, "-i", input, .. output];
        foreach (var argument in options)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new DobbleException($"{name}: ffmpeg, which is needed for it, is not installed; apt-get install ffmpeg", e);
        }
    }

    private void End()
    {
        try
        {
            _ffmpeg.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _ffmpeg.Dispose();
    }
}
