using Dobble.Data.Configuration;

namespace Dobble.Training.Samples;

/// <summary>What SymbolComparer's network is trained on.</summary>
internal record ComparerSampling : IConfig
{
    /// <summary>Fixes every random draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Groups of symbols a batch, 1 or more: within a group they are alike, and have to be told apart.</summary>
    public int Groups { get; init; } = 3;

    /// <summary>Cards a group, 2 or more, so that symbols are seen more than once.</summary>
    public int Cards { get; init; } = 7;

    /// <summary>How often a group is of symbols that were cut out for the data set, relative to the other sources.</summary>
    public double Cutouts { get; init; } = 0.1;

    /// <summary>How often of the emoji font.</summary>
    public double Emoji { get; init; } = 0.25;

    /// <summary>How often of the machine's packages of clip art, icons and fonts.</summary>
    public double Artwork { get; init; } = 0.65;

    public virtual IEnumerable<string> Errors()
    {
        if (Groups < 1 || Cards < 2)
            yield return "groups must be 1 or more and cards 2 or more";
        if (Cutouts < 0 || Emoji < 0 || Artwork < 0 || Cutouts + Emoji + Artwork <= 0)
            yield return "cutouts, emoji and artwork must not be negative, and one must be more than 0";
    }
}
