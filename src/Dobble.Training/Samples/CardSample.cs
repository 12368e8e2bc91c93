using Dobble.Vision.Geometry;
using OpenCvSharp;

namespace Dobble.Training.Samples;

/// <summary>A rectified card with its truth, for CardReader's training.</summary>
/// <param name="Image">BGR, <see cref="CardWarp.Size"/> square; the caller's.</param>
/// <param name="Symbols">The symbols on it.</param>
internal sealed record CardSample(Mat Image, IReadOnlyList<SampleSymbol> Symbols) : IDisposable
{
    public void Dispose() => Image.Dispose();
}

/// <summary>A symbol of a training card.</summary>
/// <param name="Symbol">Class of the symbol.</param>
/// <param name="Box">Where, in pixels of the crop.</param>
/// <param name="Visibility">Whether it counts.</param>
/// <param name="ExactBox">False where the box is a guess that the box head must not learn from.</param>
internal readonly record struct SampleSymbol(string Symbol, Box Box, Visibility Visibility = Visibility.Seen, bool ExactBox = true);

/// <summary>How much of a symbol can be seen.</summary>
internal enum Visibility
{
    /// <summary>Enough to be named: it must be found.</summary>
    Seen,

    /// <summary>Half covered: neither finding it nor missing it is wrong.</summary>
    Doubtful,
}
