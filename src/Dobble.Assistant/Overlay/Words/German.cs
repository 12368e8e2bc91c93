using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Overlay;

internal sealed partial record OverlayWords
{
    private static OverlayWords German { get; } = new()
    {
        Waiting = "warte auf die Kamera",
        Recording = "Aufnahme",
        Paused = "Pause",
        Muted = "stumm",
        Silence = new Dictionary<SilenceReason, string>
        {
            [SilenceReason.NoCards] = "keine Karten",
            [SilenceReason.OneCard] = "nur eine Karte",
            [SilenceReason.TooDark] = "zu dunkel",
            [SilenceReason.Blurred] = "unscharf",
            [SilenceReason.Glare] = "eine Karte spiegelt",
            [SilenceReason.TooFar] = "zu weit weg",
            [SilenceReason.Covered] = "eine Karte ist verdeckt",
            [SilenceReason.Torn] = "zwei Antworten passen",
            [SilenceReason.UnknownCards] = "unbekannte Karten",
            [SilenceReason.Looking] = "ich schaue …",
            [SilenceReason.CameraGone] = "keine Kamera",
        },
        Notices = new Dictionary<OverlayNotice, string>
        {
            [OverlayNotice.CameraGone] = "Die Kamera ist weg, neuer Versuch",
            [OverlayNotice.CameraBack] = "Die Kamera ist wieder da",
            [OverlayNotice.RecordingStarted] = "Aufnahme läuft",
            [OverlayNotice.RecordingStopped] = "Aufnahme beendet",
            [OverlayNotice.DiskFull] = "Aufnahme beendet: kein Speicherplatz",
            [OverlayNotice.RecordingFailed] = "Aufnahme beendet: Schreiben nicht möglich",
            [OverlayNotice.NoSound] = "Kein Ton: Antworten nur auf dem Bildschirm",
            [OverlayNotice.DeckChanged] = "Anderes Kartenspiel",
            [OverlayNotice.Restarted] = "Das Lesen hing und wurde neu gestartet",
        },
        Help =
        [
            new OverlayHelpLine("m", "stumm, wieder sprechen"),
            new OverlayHelpLine("Leertaste", "Pause, weiter"),
            new OverlayHelpLine("r", "Aufnahme starten oder beenden"),
            new OverlayHelpLine("d", "nächstes Kartenspiel"),
            new OverlayHelpLine("f", "Vollbild oder Fenster"),
            new OverlayHelpLine("h", "diese Tasten zeigen oder verbergen"),
            new OverlayHelpLine("q", "beenden"),
        ],
    };
}
