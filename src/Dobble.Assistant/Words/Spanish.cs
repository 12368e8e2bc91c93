using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Words;

internal sealed partial record OverlayWords
{
    private static OverlayWords Spanish => new()
    {
        Waiting = "esperando la cámara",
        Recording = "grabando",
        Paused = "en pausa",
        Muted = "sin voz",
        NoCamera = "sin cámara",
        ThisOne = "este",
        NoAnswer = new Dictionary<NoAnswerReason, string>
        {
            [NoAnswerReason.NoCards] = "ninguna carta",
            [NoAnswerReason.OneCard] = "una sola carta",
            [NoAnswerReason.TooDark] = "demasiado oscuro",
            [NoAnswerReason.TooBright] = "demasiada luz",
            [NoAnswerReason.NoColour] = "sin colores",
            [NoAnswerReason.Blurred] = "imagen borrosa",
            [NoAnswerReason.Glare] = "reflejo en una carta",
            [NoAnswerReason.TooFar] = "demasiado lejos",
            [NoAnswerReason.Tilted] = "la cámara está muy baja",
            [NoAnswerReason.Covered] = "una carta está tapada",
            [NoAnswerReason.Ambiguous] = "dos respuestas posibles",
            [NoAnswerReason.UnknownCards] = "cartas desconocidas; dobble deck enrol las aprende",
            [NoAnswerReason.Looking] = "mirando …",
        },
        Notices = new Dictionary<OverlayNotice, string>
        {
            [OverlayNotice.CameraGone] = "Se ha perdido la cámara, nuevo intento",
            [OverlayNotice.CameraBack] = "La cámara ha vuelto",
            [OverlayNotice.RecordingStarted] = "Grabando",
            [OverlayNotice.RecordingStopped] = "Grabación terminada",
            [OverlayNotice.DiskFull] = "Grabación terminada: disco lleno",
            [OverlayNotice.RecordingFailed] = "Grabación terminada: no se puede escribir",
            [OverlayNotice.NoSound] = "Sin sonido: las respuestas solo se muestran",
            [OverlayNotice.DeckChanged] = "Otra baraja",
            [OverlayNotice.LanguageChanged] = "Español",
            [OverlayNotice.TableMode] = "Se dicen las parejas de la carta más nueva",
            [OverlayNotice.HandMode] = "Se dicen las parejas de tu carta",
            [OverlayNotice.Restarted] = "La lectura estaba atascada y se ha reiniciado",
        },
        Games = new GameWords
        {
            Titles = new Dictionary<string, string>
            {
                ["free"] = "juego libre",
                ["practice"] = "práctica",
                ["referee"] = "árbitro",
                ["tower"] = "la torre",
                ["well"] = "el pozo",
                ["hot-potato"] = "la patata caliente",
                ["poisoned-gift"] = "el regalo envenenado",
                ["triplet"] = "el triplete",
            },
            Setup = new Dictionary<string, string>
            {
                ["tower"] = "una carta por jugador, las demás en el centro",
                ["well"] = "un montón por jugador, una carta en el centro",
                ["hot-potato"] = "una carta por jugador",
                ["poisoned-gift"] = "una carta por jugador, las demás en el centro",
                ["triplet"] = "nueve cartas, tres con el mismo símbolo",
            },
            You = "tú",
            Player = "jugador",
            Assistant = "asistente",
            WhoSeesIt = "¿quién lo ve?",
            WhichSymbol = "¿qué símbolo?",
            TakeThem = "toma las tres cartas",
            WhoTookThem = "¿quién las tomó?",
            Right = "correcto",
            Wrong = "incorrecto",
            GetsCards = "recibe las cartas",
            HasWon = "ha ganado",
            Draw = "empate",
            NobodySawIt = "nadie lo vio",
        },
        Help =
        [
            new OverlayHelpLine("m", "quitar o poner la voz"),
            new OverlayHelpLine("+ -", "más alto, más bajo"),
            new OverlayHelpLine("espacio", "pausar, seguir"),
            new OverlayHelpLine("r", "empezar o terminar la grabación"),
            new OverlayHelpLine("d", "baraja siguiente"),
            new OverlayHelpLine("t", "qué parejas: carta más nueva o la tuya"),
            new OverlayHelpLine("g", "juego siguiente, o ninguno"),
            new OverlayHelpLine("1 – 8", "el jugador, o el símbolo a elegir"),
            new OverlayHelpLine("n", "mostrar la respuesta: nadie la ve"),
            new OverlayHelpLine("l", "idioma siguiente"),
            new OverlayHelpLine("f", "pantalla completa o ventana"),
            new OverlayHelpLine("h", "mostrar u ocultar estas teclas"),
            new OverlayHelpLine("q", "salir"),
        ],
    };
}
