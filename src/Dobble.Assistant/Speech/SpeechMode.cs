namespace Dobble.Assistant.Speech;

/// <summary>Whose answers are said aloud where more than two cards lie on the table.</summary>
internal enum SpeechMode
{
    /// <summary>The pairs with the newest card.</summary>
    Table,

    /// <summary>The pairs with the player's own card, the one nearest the bottom edge of the image.</summary>
    Hand,
}
