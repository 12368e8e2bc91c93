namespace Dobble.Assistant.Capture;

/// <summary>How a Y4M stream stores colours.</summary>
internal enum Y4mColour
{
    /// <summary>4:2:0, halved in both directions.</summary>
    Halved,

    /// <summary>4:4:4.</summary>
    Full,

    /// <summary>None.</summary>
    Grey,
}
