namespace Dobble.Assistant.Capture;

/// <summary>News of a source.</summary>
/// <param name="State">What has become of it.</param>
/// <param name="Reason">In one line.</param>
internal sealed record SourceChange(SourceState State, string Reason);
