using Dobble.Vision.Geometry;
using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>Outlines at the peaks of the finder's output, for validation during training.</summary>
internal static class FinderPeaks
{
    // Low enough for the whole curve of precision and recall.
    private const float MinScore = 0.05f;

    /// <param name="score">[1,1,H,W], 0 to 1.</param>
    /// <param name="shape">[1,5,H,W].</param>
    public static IReadOnlyList<(Ellipse Outline, double Score)> Decode(Tensor score, Tensor shape)
    {
        using var scope = NewDisposeScope();
        var highest = nn.functional.max_pool2d(score, 3, stride: 1, padding: 1);
        var cells = (score.eq(highest) & score.ge(MinScore)).nonzero();
        var peaks = cells.shape[0] == 0 ? [] : cells.data<long>().ToArray();
        var outlines = new List<(Ellipse, double)>();
        for (var i = 0; i < peaks.Length; i += 4)
        {
            var (row, column) = (peaks[i + 2], peaks[i + 3]);
            double At(int channel) => shape[0, channel, row, column].item<float>();
            var outline = Ellipse.FromLogShape(
                ((column + 0.5 + At(0)) * GridTargets.Stride) - 0.5, ((row + 0.5 + At(1)) * GridTargets.Stride) - 0.5, At(2), At(3), At(4));
            outlines.Add((outline with { A = outline.A * GridTargets.UnitSize, B = outline.B * GridTargets.UnitSize }, score[0, 0, row, column].item<float>()));
        }

        return outlines;
    }
}
