using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Overlay;

internal sealed partial record OverlayWords
{
    private static OverlayWords Italian { get; } = new()
    {
        Waiting = "in attesa della telecamera",
        Recording = "registrazione",
        Paused = "in pausa",
        Muted = "muto",
        Silence = new Dictionary<SilenceReason, string>
        {
            [SilenceReason.NoCards] = "nessuna carta",
            [SilenceReason.OneCard] = "una carta sola",
            [SilenceReason.TooDark] = "troppo buio",
            [SilenceReason.Blurred] = "immagine sfocata",
            [SilenceReason.Glare] = "riflesso su una carta",
            [SilenceReason.TooFar] = "troppo lontano",
            [SilenceReason.Covered] = "una carta è coperta",
            [SilenceReason.Torn] = "due risposte possibili",
            [SilenceReason.UnknownCards] = "carte sconosciute",
            [SilenceReason.Looking] = "sto guardando …",
            [SilenceReason.CameraGone] = "nessuna telecamera",
        },
        Notices = new Dictionary<OverlayNotice, string>
        {
            [OverlayNotice.CameraGone] = "La telecamera è sparita, nuovo tentativo",
            [OverlayNotice.CameraBack] = "La telecamera è tornata",
            [OverlayNotice.RecordingStarted] = "Registrazione in corso",
            [OverlayNotice.RecordingStopped] = "Registrazione terminata",
            [OverlayNotice.DiskFull] = "Registrazione terminata: disco pieno",
            [OverlayNotice.RecordingFailed] = "Registrazione terminata: impossibile scrivere",
            [OverlayNotice.NoSound] = "Niente audio: le risposte sono solo sullo schermo",
            [OverlayNotice.DeckChanged] = "Altro mazzo",
            [OverlayNotice.Restarted] = "La lettura era bloccata ed è ripartita",
        },
        Help =
        [
            new OverlayHelpLine("m", "togliere o ridare la voce"),
            new OverlayHelpLine("spazio", "pausa, riprendere"),
            new OverlayHelpLine("r", "avviare o fermare la registrazione"),
            new OverlayHelpLine("d", "mazzo successivo"),
            new OverlayHelpLine("f", "schermo intero o finestra"),
            new OverlayHelpLine("h", "mostrare o nascondere questi tasti"),
            new OverlayHelpLine("q", "uscire"),
        ],
    };
}
