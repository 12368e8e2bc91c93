namespace Dobble.Assistant.Live;

/// <summary>How live play ended.</summary>
internal sealed class LiveOutcome
{
    /// <summary>What ended it; null where it was asked to end.</summary>
    public Exception? Failure { get; set; }
}
