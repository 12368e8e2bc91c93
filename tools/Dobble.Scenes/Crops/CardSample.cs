using Dobble.Scenes.Corruptions;
using Dobble.Vision.Geometry;
using Dobble.Vision.Recognition;
using OpenCvSharp;

namespace Dobble.Scenes.Crops;

/// <summary>A rectified card with its truth, for CardReader's training and for galleries.</summary>
/// <param name="Image">BGR, <see cref="CardWarp.Size"/> square; the caller's.</param>
/// <param name="Symbols">The symbols on it.</param>
public sealed record CardSample(Mat Image, IReadOnlyList<SampleSymbol> Symbols) : IDisposable
{
    private const double FewestPixels = 3.6;

    /// <inheritdoc/>
    public void Dispose() => Image.Dispose();

    /// <summary>Spoils it as cameras do and masks its surroundings, as reading does.</summary>
    /// <param name="random">Decides how.</param>
    /// <param name="fewest">How many times too small the image may be taken, 1 or more.</param>
    /// <returns>The same card.</returns>
    public CardSample Spoil(Random random, double fewest = FewestPixels)
    {
        CorruptionMix.Training(random, Image, fewest);
        CardRectifier.MaskOutside(Image);
        return this;
    }
}

/// <summary>A symbol of a training card.</summary>
/// <param name="Symbol">Class of the symbol.</param>
/// <param name="Box">Where, in pixels of the crop.</param>
/// <param name="Visibility">Whether it counts.</param>
/// <param name="ExactBox">False where the box is a guess that the box head must not learn from.</param>
public readonly record struct SampleSymbol(string Symbol, Box Box, Visibility Visibility = Visibility.Seen, bool ExactBox = true);

/// <summary>How much of a symbol can be seen.</summary>
public enum Visibility
{
    /// <summary>Enough to be named: it must be found.</summary>
    Seen,

    /// <summary>Half covered: neither finding it nor missing it is wrong.</summary>
    Doubtful,
}
