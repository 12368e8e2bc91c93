using System.ComponentModel;
using System.Diagnostics;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Assistant.Capture;

/// <summary>What ffmpeg makes of an address: OpenCV's own copy of FFmpeg is built without network.</summary>
internal sealed class FfmpegSource : IFrameSource
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    private readonly Process _ffmpeg;
    private readonly IFrameSource _frames;
    private string? _complaint;

    /// <exception cref="DobbleException">ffmpeg is not installed, or the address gives no video.</exception>
    public FfmpegSource(Uri address, string name, double rate, TimeProvider clock)
    {
        _ffmpeg = Start(address, name);
        _ffmpeg.ErrorDataReceived += (_, line) => _complaint ??= line.Data;
        _ffmpeg.BeginErrorReadLine();
        try
        {
            _frames = StreamSource.Open(new TimeoutStream(_ffmpeg.StandardOutput.BaseStream, Timeout), name, rate, clock);
        }
        catch (DobbleException e)
        {
            End();
            var reason = _complaint?.Replace(address.OriginalString, name, StringComparison.Ordinal) ?? "it is silent";
            throw new DobbleException($"{name}: no video comes from there ({reason}); check the address, the network and the password.", e);
        }
    }

    public string Name => _frames.Name;

    public bool IsLive => true;

    public double? Rate => _frames.Rate;

    public long? Length => null;

    public SourceOutcome Next(Mat image, out TimeSpan time, CancellationToken stop) => _frames.Next(image, out time, stop);

    public void Dispose()
    {
        End();
        _frames.Dispose();
    }

    private static Process Start(Uri address, string name)
    {
        var start = new ProcessStartInfo("ffmpeg")
        { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        string[] options = ["-nostdin", "-v", "error", "-fflags", "nobuffer", "-flags", "low_delay"];
        string[] transport = address.Scheme.StartsWith("rtsp", StringComparison.Ordinal) ? ["-rtsp_transport", "tcp"] : [];
        // Each frame as it comes: to keep a constant rate ffmpeg would leave some out and give others twice.
        string[] output = ["-an", "-vsync", "passthrough", "-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe", "-"];
        foreach (var argument in (string[])[.. options, .. transport, "-i", address.AbsoluteUri, .. output])
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new DobbleException($"{name}: ffmpeg, which receives such streams, is not installed; apt-get install ffmpeg", e);
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
