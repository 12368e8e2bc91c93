namespace Dobble.Data.Checks.Photos;

/// <summary>The limits of all checks of labelled photos.</summary>
public sealed record CheckLimits
{
    /// <summary>Share of boxes whose label the deck contradicts. Default 0 and 0.05.</summary>
    public Limit WrongLabels { get; init; } = new(0, 0.05);

    /// <summary>Share of files that cannot be used. Default 0 and 0.02.</summary>
    public Limit Files { get; init; } = new(0, 0.02);

    /// <summary>Boxes that are empty, inverted, or outside their image. Default 0 and 0.</summary>
    public Limit ImpossibleBoxes { get; init; } = new(0, 0);

    /// <summary>Share of boxes that touch the image's edge, so that their symbols are cut off. Default 0.05 and 0.2.</summary>
    public Limit TruncatedBoxes { get; init; } = new(0.05, 0.2);

    /// <summary>Share of boxes that cover another one by <see cref="Overlap"/>. Default 0 and 0.02.</summary>
    public Limit OverlappingBoxes { get; init; } = new(0, 0.02);

    /// <summary>Intersection over union from which two boxes overlap. Default 0.5.</summary>
    public float Overlap { get; init; } = 0.5f;

    /// <summary>What the boxes of the same card in several photos lack of agreeing, 0 to 1. Default 0.3 and 1, which is never.</summary>
    public Limit Disagreement { get; init; } = new(0.3, 1);

    /// <summary>Names that are not in the deck. Default 0 and 0.</summary>
    public Limit UnknownNames { get; init; } = new(0, 0);

    /// <summary>How many times more boxes the most frequent symbol has than the rarest. Default 5 and 50.</summary>
    public Limit Imbalance { get; init; } = new(5, 50);

    /// <summary>Share of held-out boxes whose symbol is not among those learnt from. Default 0 and 0.01.</summary>
    public Limit NewLabels { get; init; } = new(0, 0.01);

    /// <summary>Share of photos whose shorter side is below <see cref="MinSide"/>. Default 0.02 and 0.3.</summary>
    public Limit SmallPhotos { get; init; } = new(0.02, 0.3);

    /// <summary>Shorter side in pixels below which symbols have too few pixels. Default 240.</summary>
    public int MinSide { get; init; } = 240;

    /// <summary>Share of outliers in a property. Default 0.05 and 0.2.</summary>
    public Limit Outliers { get; init; } = new(0.05, 0.2);

    /// <summary>
    /// Kolmogorov–Smirnov distance of a property between the splits. Default 0.2 and 1, which is never: whole series that are held out do
    /// differ.
    /// </summary>
    public Limit PropertyDrift { get; init; } = new(0.2, 1);

    /// <summary>A drift that chance would give with this probability is none. Default 0.01.</summary>
    public double Chance { get; init; } = 0.01;

    /// <summary>Cramér's V of labels between the splits. Default 0.15 and 0.35.</summary>
    public Limit LabelDrift { get; init; } = new(0.15, 0.35);

    /// <summary>Share of the uncertainty about a label that a property of its box takes away. Default 0.2 and 0.5.</summary>
    public Limit Predictive { get; init; } = new(0.2, 0.5);

    /// <summary>Change of that share between the splits. Default 0.1 and 0.3.</summary>
    public Limit PredictiveChange { get; init; } = new(0.1, 0.3);

    /// <summary>Share of box positions by which the splits' heat maps differ. Default 0.3 and 0.6.</summary>
    public Limit HeatMap { get; init; } = new(0.3, 0.6);

    /// <summary>Share of photos that are nearly another photo. Default 0.02 and 0.2.</summary>
    public Limit Duplicates { get; init; } = new(0.02, 0.2);

    /// <summary>Share of held-out photos that are nearly one learnt from. Default 0 and 0.</summary>
    public Limit Leakage { get; init; } = new(0, 0);

    /// <summary>How well a classifier tells the splits apart, 0 to 1. Default 0.4 and 1, which is never.</summary>
    public Limit DataDrift { get; init; } = new(0.4, 1);
}
