using Dobble.Training.Optimization;
using Dobble.Vision;

namespace Dobble.Training.Pipelines;

/// <summary>Starts a training from an earlier run's weights instead of from nothing.</summary>
internal static class InitialWeights
{
    /// <param name="task">The training.</param>
    /// <param name="folder">The earlier run's folder; null starts from nothing.</param>
    /// <exception cref="DobbleException">The folder holds no checkpoint, or one of another network.</exception>
    public static void Load(ITrainingTask task, string? folder)
    {
        if (folder is null)
            return;
        var weights = Path.Combine(folder, "checkpoint", "mean.bin");
        if (!File.Exists(weights))
            throw new DobbleException($"{folder}: no checkpoint here; name the folder of a finished run with --from");
        try
        {
            task.Net.load(weights);
            task.Companion?.load(Path.Combine(folder, "checkpoint", "companion.bin"));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            throw new DobbleException($"{folder}: holds the weights of another network; train from nothing or name another run", e);
        }
    }
}
