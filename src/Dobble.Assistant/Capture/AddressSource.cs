using System.Text.RegularExpressions;
using Dobble.Vision;

namespace Dobble.Assistant.Capture;

/// <summary>
/// A camera or stream in the network: MJPEG by HTTP is read directly, everything else (RTSP first of all) through ffmpeg.
/// </summary>
internal static partial class AddressSource
{
    private static readonly string[] Schemes = ["rtsp", "rtsps", "http", "https", "udp", "tcp"];

    /// <summary>Whether a name is an address.</summary>
    public static bool Is(string source) => Find(source) is not null;

    /// <summary>Connects.</summary>
    /// <exception cref="DobbleException">It can't be reached, or sends no video.</exception>
    public static IFrameSource Open(SourceOptions options, TimeProvider clock)
    {
        var (address, rate) = (Find(options.Source)!, options.Rate);
        // Without what may be a password.
        var name = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        if (!Schemes.Contains(address.Scheme))
            throw new DobbleException(
                $"{name}: images do not come by '{address.Scheme}'; give an address that starts with {string.Join(", ", Schemes)}.");
        if (address.Scheme.StartsWith("http", StringComparison.Ordinal) && HttpCamera.Open(address, name) is { } images)
            return new MjpegSource(new StreamWindow(images), name, rate, clock);
        return new FfmpegSource(address.AbsoluteUri, name, rate, clock);
    }

    /// <summary>The address that a person means; a machine and its port (or its numbers alone) are asked by HTTP.</summary>
    private static Uri? Find(string source)
    {
        var full = Machine().IsMatch(source) && !File.Exists(source) ? "http://" + source : source;
        return Uri.TryCreate(full, UriKind.Absolute, out var address) && !address.IsFile ? address : null;
    }

    [GeneratedRegex(@"^((\d{1,3}\.){3}\d{1,3}(:\d{1,5})?|[A-Za-z][\w.-]*:\d{1,5})(/.*)?$")]
    private static partial Regex Machine();
}
