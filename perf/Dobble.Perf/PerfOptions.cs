namespace Dobble.Perf;

/// <summary>What to measure and where to write it.</summary>
internal sealed record PerfOptions
{
    /// <summary>Folder of <c>finder.onnx</c> and <c>reader.onnx</c>.</summary>
    public required string Models { get; init; }

    /// <summary>A deck whose symbols are emoji, with its gallery.</summary>
    public required string Deck { get; init; }

    /// <summary>Folder of real data; null to leave the photos out.</summary>
    public required string? Data { get; init; }

    /// <summary>The page to write.</summary>
    public required string Output { get; init; }

    /// <summary>Frames timed for each size and number of cards.</summary>
    public required int Frames { get; init; }

    /// <summary>CardFinder's network.</summary>
    public string Finder => Path.Combine(Models, "finder.onnx");

    /// <summary>CardReader's network.</summary>
    public string Reader => Path.Combine(Models, "reader.onnx");
}
