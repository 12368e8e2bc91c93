using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Words;

internal sealed partial record OverlayWords
{
    private static OverlayWords French => new()
    {
        Waiting = "en attente de la caméra",
        Recording = "enregistrement",
        Paused = "en pause",
        Muted = "muet",
        NoCamera = "pas de caméra",
        ThisOne = "celui-ci",
        NoAnswer = new Dictionary<NoAnswerReason, string>
        {
            [NoAnswerReason.NoCards] = "aucune carte",
            [NoAnswerReason.OneCard] = "une seule carte",
            [NoAnswerReason.TooDark] = "trop sombre",
            [NoAnswerReason.TooBright] = "trop clair",
            [NoAnswerReason.NoColour] = "pas de couleurs",
            [NoAnswerReason.Blurred] = "image floue",
            [NoAnswerReason.Glare] = "reflet sur une carte",
            [NoAnswerReason.TooFar] = "trop loin",
            [NoAnswerReason.Tilted] = "caméra trop basse",
            [NoAnswerReason.Covered] = "une carte est couverte",
            [NoAnswerReason.Ambiguous] = "deux réponses possibles",
            [NoAnswerReason.UnknownCards] = "cartes inconnues ; dobble deck enrol les apprend",
            [NoAnswerReason.Looking] = "je regarde …",
        },
        Notices = new Dictionary<OverlayNotice, string>
        {
            [OverlayNotice.CameraGone] = "La caméra a disparu, nouvel essai",
            [OverlayNotice.CameraBack] = "La caméra est revenue",
            [OverlayNotice.RecordingStarted] = "Enregistrement en cours",
            [OverlayNotice.RecordingStopped] = "Enregistrement arrêté",
            [OverlayNotice.DiskFull] = "Enregistrement arrêté : disque plein",
            [OverlayNotice.RecordingFailed] = "Enregistrement arrêté : écriture impossible",
            [OverlayNotice.NoSound] = "Pas de son : les réponses sont seulement affichées",
            [OverlayNotice.DeckChanged] = "Autre jeu de cartes",
            [OverlayNotice.LanguageChanged] = "Français",
            [OverlayNotice.TableMode] = "Paires de la carte la plus récente",
            [OverlayNotice.HandMode] = "Paires de votre carte",
            [OverlayNotice.Restarted] = "La lecture était bloquée et a été relancée",
        },
        Games = new GameWords
        {
            Titles = new Dictionary<string, string>
            {
                ["free"] = "jeu libre",
                ["practice"] = "entraînement",
                ["referee"] = "arbitre",
                ["tower"] = "la tour",
                ["well"] = "le puits",
                ["hot-potato"] = "la patate chaude",
                ["poisoned-gift"] = "le cadeau empoisonné",
                ["triplet"] = "le triplet",
            },
            Setup = new Dictionary<string, string>
            {
                ["tower"] = "une carte par joueur, les autres au milieu",
                ["well"] = "une pile par joueur, une carte au milieu",
                ["hot-potato"] = "une carte par joueur",
                ["poisoned-gift"] = "une carte par joueur, les autres au milieu",
                ["triplet"] = "neuf cartes, dont trois avec le même symbole",
            },
            You = "toi",
            Player = "joueur",
            Assistant = "assistant",
            WhoSeesIt = "qui le voit ?",
            WhichSymbol = "quel symbole ?",
            TakeThem = "prends les trois cartes",
            WhoTookThem = "qui les a prises ?",
            Right = "juste",
            Wrong = "faux",
            GetsCards = "reçoit les cartes",
            HasWon = "a gagné",
            Draw = "égalité",
            NobodySawIt = "personne ne l’a vu",
        },
        Help =
        [
            new OverlayHelpLine("m", "couper ou rétablir la voix"),
            new OverlayHelpLine("+ -", "plus fort, moins fort"),
            new OverlayHelpLine("espace", "pause, reprendre"),
            new OverlayHelpLine("r", "démarrer ou arrêter l’enregistrement"),
            new OverlayHelpLine("d", "jeu de cartes suivant"),
            new OverlayHelpLine("t", "paires dites : carte récente ou la vôtre"),
            new OverlayHelpLine("g", "jeu suivant, ou aucun"),
            new OverlayHelpLine("1 – 8", "le joueur, ou le symbole à choisir"),
            new OverlayHelpLine("n", "montrer la réponse : personne ne voit"),
            new OverlayHelpLine("l", "langue suivante"),
            new OverlayHelpLine("f", "plein écran ou fenêtre"),
            new OverlayHelpLine("h", "afficher ou cacher ces touches"),
            new OverlayHelpLine("q", "quitter"),
        ],
    };
}
