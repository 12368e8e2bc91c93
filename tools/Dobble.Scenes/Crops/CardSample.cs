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

    // Standard deviation of a symbol's pixels under which light has washed it out.
    private const double LeastContrast = 12;

    /// <inheritdoc/>
    public void Dispose() => Image.Dispose();

    /// <summary>Spoils it as cameras do and masks its surroundings, as reading does.</summary>
    /// <param name="random">Decides how.</param>
    /// <param name="fewest">How many times too small the image may be taken, 1 or more.</param>
    /// <param name="bright">How often there is too much light, 0 to 1; what it washes out need not be found any more.</param>
    /// <returns>The card; the image stays the same.</returns>
    public CardSample Spoil(Random random, double fewest = FewestPixels, double bright = 0)
    {
        CorruptionMix.Training(random, Image, fewest);
        var seen = this;
        if (bright > 0 && random.Chance(bright))
        {
            CorruptionMix.TooMuchLight(random, Image);
            seen = this with { Symbols = [.. Symbols.Select(s => IsWashedOut(s.Box) ? s with { Visibility = Visibility.Doubtful } : s)] };
            CorruptionMix.Darken(random, Image);
        }

        CardRectifier.MaskOutside(Image);
        return seen;
    }

    private bool IsWashedOut(Box box)
    {
        var inside = new Rect(0, 0, Image.Width, Image.Height)
            & Rect.FromLTRB((int)box.X1, (int)box.Y1, (int)Math.Ceiling(box.X2), (int)Math.Ceiling(box.Y2));
        if (inside.Width <= 0 || inside.Height <= 0)
            return true;
        using var part = new Mat(Image, inside);
        Cv2.MeanStdDev(part, out _, out var deviation);
        return Math.Max(deviation.Val0, Math.Max(deviation.Val1, deviation.Val2)) < LeastContrast;
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
