namespace Dobble.Assistant.Overlay;

/// <summary>What a key of the overlay's window asks for.</summary>
internal enum OverlayKey
{
    /// <summary>End the program: q, Escape, or the window was closed.</summary>
    Quit,

    /// <summary>Full screen or a window: f. The window does it.</summary>
    FullScreen,

    /// <summary>Be silent, or speak again: m.</summary>
    Mute,

    /// <summary>Speak louder: +.</summary>
    Louder,

    /// <summary>Speak more quietly: -.</summary>
    Quieter,

    /// <summary>Speak and write in the next language: l.</summary>
    NextLanguage,

    /// <summary>Say the pairs of the newest card, or of one's own: t.</summary>
    NextMode,

    /// <summary>Rest, or go on: the space bar.</summary>
    Pause,

    /// <summary>Start or end recording: r.</summary>
    Record,

    /// <summary>Play with the next deck: d.</summary>
    NextDeck,

    /// <summary>Play the next game: g.</summary>
    NextGame,

    /// <summary>Nobody sees it, show the answer: n.</summary>
    ShowAnswer,

    /// <summary>The first player claims to see it, or the first symbol is named: 1. Those after it follow, until 8.</summary>
    One,
    Two,
    Three,
    Four,
    Five,
    Six,
    Seven,
    Eight,

    /// <summary>Show or hide the keys: h, F1. The window does it.</summary>
    Help,
}
