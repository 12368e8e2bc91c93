using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Words;

internal sealed partial record OverlayWords
{
    private static OverlayWords German => new()
    {
        ThisOne = "das hier",
        Waiting = "warte auf die Kamera",
        Recording = "Aufnahme",
        Paused = "Pause",
        Muted = "stumm",
        NoCamera = "keine Kamera",
        NoAnswer = new Dictionary<NoAnswerReason, string>
        {
            [NoAnswerReason.NoCards] = "keine Karten",
            [NoAnswerReason.OneCard] = "nur eine Karte",
            [NoAnswerReason.TooDark] = "zu dunkel",
            [NoAnswerReason.TooBright] = "zu hell",
            [NoAnswerReason.NoColour] = "keine Farben",
            [NoAnswerReason.Blurred] = "unscharf",
            [NoAnswerReason.Glare] = "eine Karte spiegelt",
            [NoAnswerReason.TooFar] = "zu weit weg",
            [NoAnswerReason.Tilted] = "die Kamera steht zu tief",
            [NoAnswerReason.Covered] = "eine Karte ist verdeckt",
            [NoAnswerReason.Ambiguous] = "zwei Antworten passen",
            [NoAnswerReason.UnknownCards] = "unbekannte Karten; dobble deck enrol lernt sie",
            [NoAnswerReason.Looking] = "ich schaue …",
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
            [OverlayNotice.LanguageChanged] = "Deutsch",
            [OverlayNotice.TableMode] = "Gesagt werden die Paare der neuesten Karte",
            [OverlayNotice.HandMode] = "Gesagt werden die Paare der eigenen Karte",
            [OverlayNotice.Restarted] = "Das Lesen hing und wurde neu gestartet",
        },
        Games = new GameWords
        {
            Titles = new Dictionary<string, string>
            {
                ["free"] = "freies Spiel",
                ["practice"] = "Übung",
                ["referee"] = "Schiedsrichter",
                ["tower"] = "der Turm",
                ["well"] = "der Brunnen",
                ["hot-potato"] = "heiße Kartoffel",
                ["poisoned-gift"] = "vergiftetes Geschenk",
                ["triplet"] = "Drilling",
            },
            Setup = new Dictionary<string, string>
            {
                ["tower"] = "jedem eine Karte, die übrigen in die Mitte",
                ["well"] = "jedem einen Stapel, eine Karte in die Mitte",
                ["hot-potato"] = "jedem eine Karte",
                ["poisoned-gift"] = "jedem eine Karte, die übrigen in die Mitte",
                ["triplet"] = "neun Karten, drei mit dem gleichen Symbol",
            },
            You = "du",
            Player = "Spieler",
            Assistant = "Assistent",
            WhoSeesIt = "wer sieht es?",
            WhichSymbol = "welches Symbol?",
            TakeThem = "nimm die drei Karten",
            WhoTookThem = "wer nahm sie?",
            Right = "richtig",
            Wrong = "falsch",
            GetsCards = "bekommt die Karten",
            HasWon = "hat gewonnen",
            Draw = "unentschieden",
            NobodySawIt = "niemand sah es",
        },
        Help =
        [
            new OverlayHelpLine("m", "stumm, wieder sprechen"),
            new OverlayHelpLine("+ -", "lauter, leiser"),
            new OverlayHelpLine("Leertaste", "Pause, weiter"),
            new OverlayHelpLine("r", "Aufnahme starten oder beenden"),
            new OverlayHelpLine("d", "nächstes Kartenspiel"),
            new OverlayHelpLine("t", "wessen Paare: neueste oder eigene Karte"),
            new OverlayHelpLine("g", "nächstes Spiel, oder keines"),
            new OverlayHelpLine("1 – 8", "Spieler, oder Symbol zur Wahl"),
            new OverlayHelpLine("n", "Lösung zeigen: niemand sieht es"),
            new OverlayHelpLine("l", "nächste Sprache"),
            new OverlayHelpLine("f", "Vollbild oder Fenster"),
            new OverlayHelpLine("h", "diese Tasten zeigen oder verbergen"),
            new OverlayHelpLine("q", "beenden"),
        ],
    };
}
