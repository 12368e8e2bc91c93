using System.ComponentModel;
using System.Text;
using CliWrap;
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
        string[] codecs = isAvi ? ["-c:v", "copy", "-c:a", "copy"]
            : ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart"];
        var complaints = new StringBuilder();
        try
        {
            var ended = await Cli.Wrap("ffmpeg").WithArguments(["-nostdin", "-v", "error", "-y", "-i", video, .. second, .. codecs, output])
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(complaints)).WithValidation(CommandResultValidation.None)
                .ExecuteAsync(stop).ConfigureAwait(false);
            if (!ended.IsSuccess)
                throw new DobbleException($"{output}: ffmpeg could not write it: {complaints.ToString().Split('\n', 2)[0]}");
        }
        catch (Win32Exception e)
        {
            throw new DobbleException(
                $"{output}: without ffmpeg only .avi can be written; apt-get install ffmpeg, or name an .avi file.", e);
        }
    }
}
