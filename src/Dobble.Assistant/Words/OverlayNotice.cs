namespace Dobble.Assistant.Words;

/// <summary>Something that has just happened and that the players should know.</summary>
internal enum OverlayNotice
{
    /// <summary>The camera or the connection is gone and is tried again.</summary>
    CameraGone,

    /// <summary>The camera is there again.</summary>
    CameraBack,

    /// <summary>Recording has begun.</summary>
    RecordingStarted,

    /// <summary>Recording has ended because it was asked to.</summary>
    RecordingStopped,

    /// <summary>Recording has ended because little space is left.</summary>
    DiskFull,

    /// <summary>Recording has ended because its files could not be written.</summary>
    RecordingFailed,

    /// <summary>There is no sound device, or it does not work.</summary>
    NoSound,

    /// <summary>Another deck is played from now on.</summary>
    DeckChanged,

    /// <summary>Words and voice are in another language from now on.</summary>
    LanguageChanged,

    /// <summary>The pairs of the newest card are said from now on.</summary>
    TableMode,

    /// <summary>The pairs of the player's own card are said from now on.</summary>
    HandMode,

    /// <summary>Reading got stuck and was started again.</summary>
    Restarted,
}
