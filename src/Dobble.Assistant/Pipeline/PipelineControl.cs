using Dobble.Assistant.Speech;

namespace Dobble.Assistant.Pipeline;

/// <summary>What a person can change while the pipeline runs. Any thread may.</summary>
internal sealed class PipelineControl
{
    private volatile bool _paused;
    private volatile SpeechMode _mode;
    private volatile string _language = "en";

    /// <summary>Whether frames are shown but not read.</summary>
    public bool IsPaused
    {
        get => _paused;
        set => _paused = value;
    }

    /// <summary>Whose answers are said aloud.</summary>
    public SpeechMode Mode
    {
        get => _mode;
        set => _mode = value;
    }

    /// <summary>Two-letter code of the language of names and words.</summary>
    public string Language
    {
        get => _language;
        set => _language = value;
    }
}
