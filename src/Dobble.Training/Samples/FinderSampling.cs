using Dobble.Data.Configuration;
using Dobble.Vision.Inference;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>What CardFinder's network is trained on.</summary>
internal record FinderSampling : IConfig
{
    /// <summary>Fixes every random draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Images a batch, 1 or more.</summary>
    public int BatchSize { get; init; } = 24;

    /// <summary>
    /// Long side of training images in pixels, 160 to 640, a multiple of 32. Programs look at 320 first, whatever this is, and at 640 and
    /// 1280 where cards are small.
    /// </summary>
    public int LongSide { get; init; } = FinderGrid.LongSide;

    /// <summary>Share of training images that are cut out of photos, 0 to 1; the rest are rendered.</summary>
    public double PhotoShare { get; init; } = 0.3;

    /// <summary>Tables that are rendered, 1 or more; every one is seen in many views.</summary>
    public int RenderedTables { get; init; } = 5000;

    /// <summary>Share of the rendered tables that are white paper, 0 to 1: white cards on it are the hardest to find.</summary>
    public double WhitePaper { get; init; } = 0.25;

    /// <summary>
    /// Whether views are turned, tilted and zoomed at random, and spoiled by light, lens and sensor; without it, a training sees what there
    /// is as it is, and learns it by heart.
    /// </summary>
    public bool Augment { get; init; } = true;

    /// <summary>Least visible share of a card that must be found; below it, finding is neither asked for nor punished.</summary>
    public double MinVisible { get; init; } = 0.5;

    /// <summary>The sizes of training images: 4:3 and 16:9, also on end.</summary>
    internal IReadOnlyList<Size> Sizes =>
        [new Size(LongSide, LongSide * 3 / 4), new Size(LongSide, LongSide * 9 / 16), new Size(LongSide * 3 / 4, LongSide)];

    public virtual IEnumerable<string> Errors()
    {
        if (LongSide is < FinderGrid.LongSide / 2 or > 2 * FinderGrid.LongSide || LongSide % FinderGrid.Multiple != 0)
            yield return $"longSide is {LongSide}, must be a multiple of 32 from 160 to 640";
        if (BatchSize < 1)
            yield return $"batchSize is {BatchSize}, must be 1 or more";
        if (RenderedTables < 1)
            yield return $"renderedTables is {RenderedTables}, must be 1 or more";
        if (PhotoShare is < 0 or > 1)
            yield return $"photoShare is {PhotoShare}, must be 0 to 1";
        if (WhitePaper is < 0 or > 1)
            yield return $"whitePaper is {WhitePaper}, must be 0 to 1";
        if (MinVisible is < 0 or > 1)
            yield return $"minVisible is {MinVisible}, must be 0 to 1";
    }
}
