namespace Dobble.Assistant.Capture;

/// <summary>A kind of source that a person can name.</summary>
/// <param name="Is">Whether a name is one of this kind.</param>
/// <param name="Open">Opens it.</param>
/// <param name="MayComeBack">Whether one that is away may come back, so that it is tried again: a camera or an address, not a file.</param>
internal sealed record SourceKind(Func<string, bool> Is, Func<SourceOptions, TimeProvider, IFrameSource> Open, bool MayComeBack = false);
