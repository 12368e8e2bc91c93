using Dobble.Vision;

namespace Dobble.Assistant.Capture;

/// <summary>Opens whatever a person names as the source of images.</summary>
internal static class FrameSources
{
    public const string StandardInput = "-";

    /// <summary>Opens a source.</summary>
    /// <exception cref="DobbleException">There is no such source, or it gives no images; the message says what to do.</exception>
    public static IFrameSource Open(SourceOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        var name = options.Source;
        if (name == StandardInput)
            return StreamSource.Open(Console.OpenStandardInput(), "standard input", options.Rate, clock);
        if (CameraSource.DeviceOf(name) is { } device)
            return new CameraSource(device, options, clock);
        if (Uri.TryCreate(name, UriKind.Absolute, out var address) && !address.IsFile)
            return AddressSource.Open(address, options.Rate, clock);
        if (Directory.Exists(name))
            return SessionSource.IsSession(name) ? new SessionSource(name) : new FolderSource(name, options.Rate);
        return new VideoSource(name, options.Rate);
    }

    /// <summary>Whether a source that is away may come back: a camera or an address, not a file.</summary>
    public static bool MayComeBack(SourceOptions options) =>
        CameraSource.DeviceOf(options.Source) is not null
        || (Uri.TryCreate(options.Source, UriKind.Absolute, out var address) && !address.IsFile);
}
