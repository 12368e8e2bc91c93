using Dobble.Vision.Tracking;

namespace Dobble.Assistant.Words;

internal sealed partial record OverlayWords
{
    private static OverlayWords English => new()
    {
        Waiting = "waiting for the camera",
        Recording = "recording",
        Paused = "paused",
        Muted = "muted",
        NoCamera = "no camera",
        ThisOne = "this one",
        NoAnswer = new Dictionary<NoAnswerReason, string>
        {
            [NoAnswerReason.NoCards] = "no cards",
            [NoAnswerReason.OneCard] = "only one card",
            [NoAnswerReason.TooDark] = "too dark",
            [NoAnswerReason.TooBright] = "too bright",
            [NoAnswerReason.NoColour] = "no colours",
            [NoAnswerReason.Blurred] = "blurred",
            [NoAnswerReason.Glare] = "light mirrors in a card",
            [NoAnswerReason.TooFar] = "too far away",
            [NoAnswerReason.Tilted] = "the camera is too low",
            [NoAnswerReason.Covered] = "a card is covered",
            [NoAnswerReason.Ambiguous] = "two answers fit",
            [NoAnswerReason.UnknownCards] = "unknown cards; dobble deck enrol learns them",
            [NoAnswerReason.Looking] = "looking …",
        },
        Notices = new Dictionary<OverlayNotice, string>
        {
            [OverlayNotice.CameraGone] = "The camera is gone, trying again",
            [OverlayNotice.CameraBack] = "The camera is back",
            [OverlayNotice.RecordingStarted] = "Recording",
            [OverlayNotice.RecordingStopped] = "Recording stopped",
            [OverlayNotice.DiskFull] = "Recording stopped: the disk is full",
            [OverlayNotice.RecordingFailed] = "Recording stopped: its files can't be written",
            [OverlayNotice.NoSound] = "No sound: the answers are only shown",
            [OverlayNotice.DeckChanged] = "Another deck",
            [OverlayNotice.LanguageChanged] = "English",
            [OverlayNotice.TableMode] = "Saying the pairs of the newest card",
            [OverlayNotice.HandMode] = "Saying the pairs of your own card",
            [OverlayNotice.Restarted] = "Reading was stuck and was started again",
        },
        Games = new GameWords
        {
            Titles = new Dictionary<string, string>
            {
                ["free"] = "free play",
                ["practice"] = "practice",
                ["referee"] = "referee",
                ["tower"] = "the tower",
                ["well"] = "the well",
                ["hot-potato"] = "hot potato",
                ["poisoned-gift"] = "poisoned gift",
                ["triplet"] = "triplet",
            },
            Setup = new Dictionary<string, string>
            {
                ["tower"] = "a card before each player, the others in the middle",
                ["well"] = "a pile before each player, a card in the middle",
                ["hot-potato"] = "a card before each player",
                ["poisoned-gift"] = "a card before each player, the others in the middle",
                ["triplet"] = "nine cards, three of which share a symbol",
            },
            You = "you",
            Player = "player",
            Assistant = "assistant",
            WhoSeesIt = "who sees it?",
            WhichSymbol = "which symbol?",
            TakeThem = "take the three cards",
            WhoTookThem = "who took them?",
            Right = "right",
            Wrong = "wrong",
            GetsCards = "gets the cards",
            HasWon = "has won",
            Draw = "a draw",
            NobodySawIt = "nobody saw it",
        },
        Help =
        [
            new OverlayHelpLine("m", "mute, speak again"),
            new OverlayHelpLine("+ -", "louder, quieter"),
            new OverlayHelpLine("space", "pause, go on"),
            new OverlayHelpLine("r", "start or stop recording"),
            new OverlayHelpLine("d", "next deck"),
            new OverlayHelpLine("t", "whose pairs are said: the newest card's, your own"),
            new OverlayHelpLine("g", "next game, or none"),
            new OverlayHelpLine("1 – 8", "the player, or the symbol to choose"),
            new OverlayHelpLine("n", "show the answer: nobody sees it"),
            new OverlayHelpLine("l", "next language"),
            new OverlayHelpLine("f", "full screen or window"),
            new OverlayHelpLine("h", "show or hide these keys"),
            new OverlayHelpLine("q", "quit"),
        ],
    };
}
