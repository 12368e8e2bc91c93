namespace Dobble.Assistant.Replay;

/// <summary>What the truth says of an answer.</summary>
internal enum Verdict
{
    /// <summary>The two cards lay there and share this symbol.</summary>
    Right,

    /// <summary>Right, but said of this pair before.</summary>
    Again,

    /// <summary>No pair that lay there then shares this symbol.</summary>
    Wrong,
}
