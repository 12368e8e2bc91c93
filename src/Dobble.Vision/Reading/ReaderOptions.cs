namespace Dobble.Vision.Reading;

/// <summary>What to read with.</summary>
public sealed record ReaderOptions
{
    /// <summary>CardFinder's network.</summary>
    public required string FinderModel { get; init; }

    /// <summary>CardReader's network.</summary>
    public required string ReaderModel { get; init; }

    /// <summary>The deck file.</summary>
    public required string Deck { get; init; }

    /// <summary>Execution provider: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>tensorrt</c>.</summary>
    public string Provider { get; init; } = "auto";
}
