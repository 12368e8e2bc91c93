namespace Dobble.Assistant.Pipeline;

/// <summary>What a person can change while the pipeline runs. Any thread may.</summary>
internal sealed class PipelineControl
{
    private volatile bool _paused;

    /// <summary>Whether frames are shown but not read.</summary>
    public bool IsPaused
    {
        get => _paused;
        set => _paused = value;
    }
}
