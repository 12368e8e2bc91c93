namespace Dobble.Assistant.Capture;

/// <summary>What has become of a source that may go away.</summary>
internal enum SourceState
{
    /// <summary>Images come.</summary>
    There,

    /// <summary>It has just gone.</summary>
    Gone,

    /// <summary>It is away, and was tried again in vain.</summary>
    Trying,
}
