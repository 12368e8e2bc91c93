namespace Dobble.Scenes.Printing;

/// <summary>How cards are printed.</summary>
public sealed record PrintOptions
{
    /// <summary>The paper by name, width and height in millimetres.</summary>
    public static IReadOnlyDictionary<string, (double Width, double Height)> Papers { get; } =
        new Dictionary<string, (double, double)> { ["a4"] = (210, 297), ["letter"] = (215.9, 279.4) };

    /// <summary>The paper, one of <see cref="Papers"/>. Default <c>a4</c>.</summary>
    public string Paper { get; init; } = "a4";

    /// <summary>Diameter of a card in millimetres, 30 to 190. Default 85.</summary>
    public double Diameter { get; init; } = 85;

    /// <summary>Whether each page is followed by one with the cards' backs, for printing on both sides. Default true.</summary>
    public bool Backs { get; init; } = true;

    /// <summary>What the foot of a page calls the deck.</summary>
    public string Title { get; init; } = string.Empty;
}
