namespace Dobble.Scenes.Tables;

/// <summary>What scenes are like.</summary>
public sealed record SceneOptions
{
    /// <summary>Width of the image in pixels. Default 320.</summary>
    public int Width { get; init; } = 320;

    /// <summary>Height of the image in pixels. Default 240.</summary>
    public int Height { get; init; } = 240;

    /// <summary>Fewest cards; where no place is left a scene may have fewer. Default 0.</summary>
    public int MinCards { get; init; }

    /// <summary>Most cards; few are likelier than many. Default 30.</summary>
    public int MaxCards { get; init; } = 30;

    /// <summary>Smallest diameter of a card at the image's centre, as a share of the short side, above 0. Default 0.06.</summary>
    public double SmallestCard { get; init; } = 0.06;

    /// <summary>Largest diameter, likewise. Default 1.</summary>
    public double LargestCard { get; init; } = 1;

    /// <summary>Largest angle in degrees between the camera's axis and straight down, 0 to 75. Default 60 (axis ratio 0.5).</summary>
    public double MaxTilt { get; init; } = 60;

    /// <summary>Largest angle in degrees of a card against the table, 0 to 30. Default 5.</summary>
    public double MaxCardTilt { get; init; } = 5;

    /// <summary>How far a card may reach beyond the image's edge, in diameters, 0 to 1. Default 0.75.</summary>
    public double MaxCut { get; init; } = 0.75;

    /// <summary>Share of cards that touch, overlap or pile up on others, 0 to 1. Default 0.45.</summary>
    public double Crowding { get; init; } = 0.45;

    /// <summary>Share of scenes in which all cards lie in heaps, 0 to 1. Default 0.</summary>
    public double Heaps { get; init; }

    /// <summary>Share of scenes on white paper, 0 to 1. Default 0.25.</summary>
    public double WhitePaper { get; init; } = 0.25;

    /// <summary>Share of scenes with hands over the table, 0 to 1. Default 0.2.</summary>
    public double Hands { get; init; } = 0.2;

    /// <summary>Share of scenes with other things on the table: card backs, tins, plates, papers; 0 to 1. Default 0.5.</summary>
    public double Distractors { get; init; } = 0.5;

    /// <summary>Strength of the camera's corruptions and of uneven light: 0 none, 1 as bad as webcams get. Default 1.</summary>
    public double CorruptionStrength { get; init; } = 1;

    /// <summary>Folders of images whose crops serve as tables besides the drawn ones; missing folders are ignored. Default none.</summary>
    public IReadOnlyList<string> ImageFolders { get; init; } = [];
}
