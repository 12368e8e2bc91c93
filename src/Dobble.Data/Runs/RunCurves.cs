using System.Globalization;
using Dobble.Vision.Files;

namespace Dobble.Data.Runs;

/// <summary>
/// How a run's trainings went: their figures by step, and what the network made of some images after each epoch. Files in the run's own
/// folder, written after each epoch, so that they are there whatever becomes of the run or of the cache.
/// </summary>
public static class RunCurves
{
    /// <summary>The file beside a training's log with images as they are, the truth, and what the network makes of them now.</summary>
    public const string GridName = "validation.jpg";

    private const string Folder = "curves";
    private const string Grids = "grids";

    /// <summary>Keeps what a training of a step has come to.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="step">The step.</param>
    /// <param name="part">The number of the training in the step, from 0.</param>
    /// <param name="log">The training's log.</param>
    public static void Keep(string run, string step, int part, string log)
    {
        AtomicFile.Copy(log, Path.Combine(run, Folder, $"{step}.{part}.csv"));
        var grid = Path.Combine(Path.GetDirectoryName(log)!, GridName);
        if (File.Exists(grid) && EpochLog.Read(log, int.MaxValue) is [.., var last])
            AtomicFile.Copy(
                grid, Path.Combine(run, Grids, string.Create(CultureInfo.InvariantCulture, $"{step}.{part}.{last.Step:000000}.jpg")));
    }

    /// <summary>What a step's networks made of the images, epoch by epoch: paths in the run's folder.</summary>
    public static IReadOnlyList<string> GridsOf(string run, string step) => !Directory.Exists(Path.Combine(run, Grids)) ? [] :
    [
        .. Directory.GetFiles(Path.Combine(run, Grids), step + ".*.jpg").Order(StringComparer.Ordinal)
            .Select(f => $"{Grids}/{Path.GetFileName(f)}"),
    ];

    /// <summary>Every epoch of a step's trainings; the steps of further ones count on.</summary>
    public static IReadOnlyList<EpochLog> Of(string run, string step)
    {
        var points = new List<EpochLog>();
        var (steps, seconds) = (0, 0.0);
        for (var part = 0; Path.Combine(run, Folder, $"{step}.{part}.csv") is var file && File.Exists(file); part++)
        {
            points.AddRange(EpochLog.Read(file, int.MaxValue).Select(e => e with { Step = steps + e.Step, Seconds = seconds + e.Seconds }));
            (steps, seconds) = points.Count > 0 ? (points[^1].Step, points[^1].Seconds) : (steps, seconds);
        }

        return points;
    }
}
