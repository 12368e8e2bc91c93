using Dobble.Vision;

namespace Dobble.Assistant.Capture;

/// <summary>Opens whatever a person names as the source of images.</summary>
internal static class FrameSources
{
    public const string StandardInput = "-";

    /// <summary>All kinds; the first one that a name fits is opened. Another kind is a class and a line here.</summary>
    private static readonly SourceKind[] Kinds =
    [
        new(name => name == StandardInput, (options, clock) =>
            StreamSource.Open(Console.OpenStandardInput(), "standard input", options.Rate, clock)),
        new(name => CameraSource.DeviceOf(name) is not null, (options, clock) => new CameraSource(options, clock), MayComeBack: true),
        new(AddressSource.Is, (options, clock) => AddressSource.Open(options, clock), MayComeBack: true),
        new(SessionSource.IsSession, (options, _) => new SessionSource(options.Source)),
        new(Directory.Exists, (options, _) => new FolderSource(options.Source, options.Rate)),
        new(_ => true, (options, _) => VideoSource.Open(options.Source, options.Rate)),
    ];

    /// <summary>Opens a source.</summary>
    /// <exception cref="DobbleException">There is no such source, or it gives no images; the message says what to do.</exception>
    public static IFrameSource Open(SourceOptions options, TimeProvider clock) => KindOf(options).Open(options, clock);

    /// <summary>Whether a source that is away may come back: a camera or an address, not a file.</summary>
    public static bool MayComeBack(SourceOptions options) => KindOf(options).MayComeBack;

    private static SourceKind KindOf(SourceOptions options) => Kinds.First(kind => kind.Is(options.Source));
}
