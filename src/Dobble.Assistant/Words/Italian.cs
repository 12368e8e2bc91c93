using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Words;

internal sealed partial record OverlayWords
{
    private static OverlayWords Italian => new()
    {
        Waiting = "in attesa della telecamera",
        Recording = "registrazione",
        Paused = "in pausa",
        Muted = "muto",
        NoCamera = "nessuna telecamera",
        ThisOne = "questo",
        NoAnswer = new Dictionary<NoAnswerReason, string>
        {
            [NoAnswerReason.NoCards] = "nessuna carta",
            [NoAnswerReason.OneCard] = "una carta sola",
            [NoAnswerReason.TooDark] = "troppo buio",
            [NoAnswerReason.TooBright] = "troppa luce",
            [NoAnswerReason.NoColour] = "senza colori",
            [NoAnswerReason.Blurred] = "immagine sfocata",
            [NoAnswerReason.Glare] = "riflesso su una carta",
            [NoAnswerReason.TooFar] = "troppo lontano",
            [NoAnswerReason.Tilted] = "la telecamera è troppo bassa",
            [NoAnswerReason.Covered] = "una carta è coperta",
            [NoAnswerReason.Ambiguous] = "due risposte possibili",
            [NoAnswerReason.UnknownCards] = "carte sconosciute; dobble deck enrol le impara",
            [NoAnswerReason.Looking] = "sto guardando …",
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
            [OverlayNotice.LanguageChanged] = "Italiano",
            [OverlayNotice.TableMode] = "Si dicono le coppie della carta più nuova",
            [OverlayNotice.HandMode] = "Si dicono le coppie della tua carta",
            [OverlayNotice.Restarted] = "La lettura era bloccata ed è ripartita",
        },
        Games = new GameWords
        {
            Titles = new Dictionary<string, string>
            {
                ["free"] = "gioco libero",
                ["practice"] = "esercizio",
                ["referee"] = "arbitro",
                ["tower"] = "la torre",
                ["well"] = "il pozzo",
                ["hot-potato"] = "la patata bollente",
                ["poisoned-gift"] = "il regalo avvelenato",
                ["triplet"] = "la tripletta",
            },
            Setup = new Dictionary<string, string>
            {
                ["tower"] = "una carta a ciascuno, le altre al centro",
                ["well"] = "un mazzetto a ciascuno, una carta al centro",
                ["hot-potato"] = "una carta a ciascuno",
                ["poisoned-gift"] = "una carta a ciascuno, le altre al centro",
                ["triplet"] = "nove carte, tre con lo stesso simbolo",
            },
            You = "tu",
            Player = "giocatore",
            Assistant = "assistente",
            WhoSeesIt = "chi lo vede?",
            WhichSymbol = "quale simbolo?",
            TakeThem = "prendi le tre carte",
            WhoTookThem = "chi le ha prese?",
            Right = "giusto",
            Wrong = "sbagliato",
            GetsCards = "prende le carte",
            HasWon = "ha vinto",
            Draw = "pareggio",
            NobodySawIt = "nessuno l’ha visto",
        },
        Help =
        [
            new OverlayHelpLine("m", "togliere o ridare la voce"),
            new OverlayHelpLine("+ -", "più forte, più piano"),
            new OverlayHelpLine("spazio", "pausa, riprendere"),
            new OverlayHelpLine("r", "avviare o fermare la registrazione"),
            new OverlayHelpLine("d", "mazzo successivo"),
            new OverlayHelpLine("t", "quali coppie: carta più nuova o la tua"),
            new OverlayHelpLine("g", "gioco successivo, o nessuno"),
            new OverlayHelpLine("1 – 8", "il giocatore, o il simbolo da scegliere"),
            new OverlayHelpLine("n", "mostrare la risposta: nessuno vede"),
            new OverlayHelpLine("l", "lingua successiva"),
            new OverlayHelpLine("f", "schermo intero o finestra"),
            new OverlayHelpLine("h", "mostrare o nascondere questi tasti"),
            new OverlayHelpLine("q", "uscire"),
        ],
    };
}
