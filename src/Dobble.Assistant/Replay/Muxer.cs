using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Dobble.Assistant.Installation;
using Dobble.Vision;

namespace Dobble.Assistant.Replay;

/// <summary>Puts image and sound into one file, or into a form other than AVI, with ffmpeg.</summary>
internal static class Muxer
{
    /// <summary>Whether ffmpeg is installed.</summary>
    public static bool IsThere { get; } = Executables.Find("ffmpeg") is not null;

    /// <summary>Writes a file from a video and, if any, its sound.</summary>
    /// <param name="video">Motion JPEG in AVI.</param>
    /// <param name="sound">WAV; null for none.</param>
    /// <param name="output">What to write; its extension says the form. Replaced where it is there.</param>
    /// <param name="stop">Ends it before.</param>
    /// <exception cref="DobbleException">ffmpeg is not there or fails.</exception>
    public static async Task WriteAsync(string video, string? sound, string output, CancellationToken stop)
    {
        var isAvi = Path.GetExtension(output).Equals(".avi", StringComparison.OrdinalIgnoreCase);
        string[] second = sound is null ? [] : ["-i", sound];
        string[] codecs = isAvi ? ["-c:v", "copy", "-c:a", "copy"] : ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart"];
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true };
        foreach (var argument in (string[])["-nostdin", "-v", "error", "-y", "-i", video, .. second, .. codecs, output])
            start.ArgumentList.Add(argument);
        using var ffmpeg = Start(start, output);
        var complaints = await ffmpeg.StandardError.ReadToEndAsync(stop).ConfigureAwait(false);
        await ffmpeg.WaitForExitAsync(stop).ConfigureAwait(false);
        if (ffmpeg.ExitCode != 0)
            throw new DobbleException(string.Create(CultureInfo.InvariantCulture, $"{output}: ffmpeg could not write it: {complaints.Split('\n', 2)[0]}"));
    }

    private static Process Start(ProcessStartInfo start, string output)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new DobbleException($"{output}: without ffmpeg only .avi can be written; apt-get install ffmpeg, or name an .avi file.", e);
        }
    }
}
