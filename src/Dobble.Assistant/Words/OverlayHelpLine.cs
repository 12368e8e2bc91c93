namespace Dobble.Assistant.Words;

/// <summary>A key and what it does.</summary>
/// <param name="Key">The key as it is printed on the keyboard.</param>
/// <param name="Text">What it does, in a few words.</param>
internal sealed record OverlayHelpLine(string Key, string Text);
