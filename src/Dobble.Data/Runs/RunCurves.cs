using Dobble.Vision.Files;

namespace Dobble.Data.Runs;

/// <summary>
/// The figures of a run's trainings by step: files in its own folder, written anew after each epoch, so that they are there whatever
/// becomes of the run or of the cache.
/// </summary>
public static class RunCurves
{
    private const string Folder = "curves";

    /// <summary>Keeps what a training of a step has come to.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="step">The step.</param>
    /// <param name="part">The number of the training in the step, from 0.</param>
    /// <param name="log">The training's log.</param>
    public static void Keep(string run, string step, int part, string log)
    {
        var target = Path.Combine(run, Folder, $"{step}.{part}.csv");
        AtomicFile.Copy(log, target);
    }

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
