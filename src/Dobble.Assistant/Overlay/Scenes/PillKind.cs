namespace Dobble.Assistant.Overlay.Scenes;

/// <summary>What a pill says.</summary>
internal enum PillKind
{
    /// <summary>What is said aloud.</summary>
    Headline,

    /// <summary>Why there is no answer.</summary>
    Note,

    /// <summary>What has to be mended first.</summary>
    Alarm,

    /// <summary>The name beside a link.</summary>
    Label,

    /// <summary>A card's number.</summary>
    Number,

    /// <summary>What is switched on or off.</summary>
    Flag,

    /// <summary>What has just happened.</summary>
    Notice,

    /// <summary>A symbol to choose, with its key.</summary>
    Choice,

    /// <summary>The game, or what a player has.</summary>
    Score,

    /// <summary>The quiet line at the bottom.</summary>
    Status,
}
