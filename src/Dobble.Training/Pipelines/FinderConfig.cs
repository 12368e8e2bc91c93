using Dobble.Data.Configuration;
using Dobble.Training.Optimization;

namespace Dobble.Training.Pipelines;

/// <summary>What CardFinder's network is trained on.</summary>
internal record FinderSampling : IConfig
{
    /// <summary>Fixes every random draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Images a batch, 1 or more.</summary>
    public int BatchSize { get; init; } = 24;

    /// <summary>Share of training images that are cut out of photos, 0 to 1; the rest are rendered.</summary>
    public double PhotoShare { get; init; } = 0.3;

    /// <summary>Tables that are rendered, 1 or more; every one is seen in many views.</summary>
    public int RenderedTables { get; init; } = 5000;

    /// <summary>Folders of images that stand for tables besides drawn ones; by default those of wallpaper packages, empty for none.</summary>
    public string[] Backgrounds { get; init; } = Pipelines.Backgrounds.OfTheSystem;

    /// <summary>Share of the rendered tables that are white paper, 0 to 1: white cards on it are the hardest to find.</summary>
    public double WhitePaper { get; init; } = 0.25;

    /// <summary>Least visible share of a card that must be found; below it, finding is neither asked for nor punished.</summary>
    public double MinVisible { get; init; } = 0.5;

    public virtual IEnumerable<string> Errors()
    {
        if (BatchSize < 1)
            yield return $"batchSize is {BatchSize}, must be 1 or more";
        if (RenderedTables < 1)
            yield return $"renderedTables is {RenderedTables}, must be 1 or more";
        if (PhotoShare is < 0 or > 1)
            yield return $"photoShare is {PhotoShare}, must be 0 to 1";
        if (WhitePaper is < 0 or > 1)
            yield return $"whitePaper is {WhitePaper}, must be 0 to 1";
        if (MinVisible is < 0 or > 1)
            yield return $"leastVisible is {MinVisible}, must be 0 to 1";
    }
}

/// <summary>How CardFinder's network is trained.</summary>
internal sealed record FinderConfig : FinderSampling
{
    /// <summary>Whether the network is twice as wide as the shipped one; a further training from it narrows it.</summary>
    public bool Wide { get; init; }

    /// <summary>The optimiser's settings.</summary>
    public TrainerOptions Training { get; init; } = new();

    public override IEnumerable<string> Errors() => base.Errors().Concat(Training.Errors());
}
