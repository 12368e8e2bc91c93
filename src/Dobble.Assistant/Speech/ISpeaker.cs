namespace Dobble.Assistant.Speech;

/// <summary>Where clips are heard. Any thread may call, also once it is disposed of: then nothing is heard.</summary>
internal interface ISpeaker : IDisposable
{
    /// <summary>Whether nothing is heard.</summary>
    bool IsMuted { get; set; }

    /// <summary>Loudness, 0 to 1.</summary>
    double Volume { get; set; }

    /// <summary>Says a clip.</summary>
    /// <param name="clip">What to say.</param>
    /// <param name="cutsOff">Whether it takes the place of what is being said; else it follows.</param>
    /// <param name="time">When, in the time of the recording.</param>
    /// <param name="heard">Hears that it began to be heard; by any thread, or never.</param>
    void Say(Clip clip, bool cutsOff, TimeSpan time, Action? heard = null);
}
