namespace Dobble.Assistant.Capture;

/// <summary>What came of asking a source for an image.</summary>
internal enum SourceOutcome
{
    /// <summary>An image.</summary>
    Image,

    /// <summary>This one could not be decoded; the next may be.</summary>
    Broken,

    /// <summary>There are no more: the recording is over.</summary>
    Ended,

    /// <summary>It is gone, but may come back when it is opened again: a camera was unplugged, a connection lost.</summary>
    Lost,
}
