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
    /// <exception cref="DobbleException">ffmpeg fails.</exception>
    public static async Task WriteAsync(string video, string? sound, string output, CancellationToken stop)
    {
        string[] second = sound is null ? [] : ["-i", sound];
        if (await RunAsync(["-i", video, .. second, .. Codecs(output), output], stop).ConfigureAwait(false) is { } complaint)
            throw new DobbleException($"{output}: ffmpeg could not write it: {complaint}");
    }

    /// <summary>Sees to it, before the work, that a video of such a name can be written.</summary>
    /// <exception cref="DobbleException">It cannot.</exception>
    public static async Task RequireAsync(string output, CancellationToken stop)
    {
        if (IsAvi(output))
            return;
        if (!IsThere)
            throw new DobbleException($"{output}: without ffmpeg only .avi can be written; apt-get install ffmpeg, or name an .avi file.");
        var folder = Directory.CreateTempSubdirectory("dobble-");
        try
        {
            var probe = Path.Combine(folder.FullName, "probe" + Path.GetExtension(output));
            string[] blank = ["-f", "lavfi", "-i", "color=size=64x64:duration=0.1", "-f", "lavfi", "-i", "anullsrc=duration=0.1"];
            if (await RunAsync([.. blank, .. Codecs(output), probe], stop).ConfigureAwait(false) is not null)
                throw new DobbleException($"{output}: ffmpeg can write no such video; name it .mp4, .mkv or .avi.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Whether a video is named as one that needs no ffmpeg.</summary>
    public static bool IsAvi(string path) => Path.GetExtension(path).Equals(".avi", StringComparison.OrdinalIgnoreCase);

    private static string[] Codecs(string output) => IsAvi(output) ? ["-c:v", "copy", "-c:a", "copy"]
        : ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart"];

    /// <summary>What ffmpeg complains of; null where it does what it is asked for.</summary>
    private static async Task<string?> RunAsync(string[] arguments, CancellationToken stop)
    {
        var complaints = new StringBuilder();
        var ended = await Cli.Wrap("ffmpeg").WithArguments(["-nostdin", "-v", "error", "-y", .. arguments])
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(complaints)).WithValidation(CommandResultValidation.None)
            .ExecuteAsync(stop).ConfigureAwait(false);
        return ended.IsSuccess ? null : complaints.ToString().Split('\n', 2)[0];
    }
}
