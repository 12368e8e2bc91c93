namespace Dobble.Scenes.Games;

/// <summary>What a rendered game is like.</summary>
public sealed record GameOptions
{
    /// <summary>Width of the video in pixels. Default 1280.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Height of the video in pixels. Default 720.</summary>
    public int Height { get; init; } = 720;

    /// <summary>Frames a second. Default 30.</summary>
    public double Rate { get; init; } = 30;

    /// <summary>How often a new card comes to the others. Default 20.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>Another number makes another game. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How hard camera and light make it: 0 not at all, 1 as bad as webcams get. Default 0.5.</summary>
    public double Difficulty { get; init; } = 0.5;

    /// <summary>Whether the table is one of planks, good to look at, instead of whatever chance lays there.</summary>
    public bool OnPlanks { get; init; }

    /// <summary>Diameter of a card in the middle, as a share of the height, 0.2 to 0.45. Default 0.35.</summary>
    public double CardSize { get; init; } = 0.35;
}
