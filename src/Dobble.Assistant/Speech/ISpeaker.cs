namespace Dobble.Assistant.Speech;

/// <summary>Where clips are heard. A newer answer cuts off what is being said. Any thread may call.</summary>
internal interface ISpeaker : IDisposable
{
    /// <summary>Whether nothing is heard.</summary>
    bool IsMuted { get; set; }

    /// <summary>Loudness, 0 to 1.</summary>
    double Volume { get; set; }

    /// <summary>Says clips, one after another, in place of whatever is being said.</summary>
    /// <param name="clips">What to say.</param>
    /// <param name="time">When, in the time of the recording.</param>
    void Say(IReadOnlyList<Clip> clips, TimeSpan time);
}
