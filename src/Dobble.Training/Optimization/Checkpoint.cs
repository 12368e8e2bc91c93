using System.Globalization;
using TorchSharp.Modules;

namespace Dobble.Training.Optimization;

/// <summary>The state of a training on disk: written beside the last one and moved over it, so that a crash loses nothing.</summary>
internal sealed class Checkpoint(string folder)
{
    private string Current => Path.Combine(folder, "checkpoint");

    /// <summary>Time in training when the loaded checkpoint was written.</summary>
    public double Seconds { get; private set; }

    public void Save(ITrainingTask task, WeightAverage average, OptimizerHelper optimizer, int step, double seconds)
    {
        var next = Current + ".new";
        if (Directory.Exists(next))
            Directory.Delete(next, recursive: true);
        Directory.CreateDirectory(next);
        task.Net.save(Path.Combine(next, "net.bin"));
        task.Auxiliary?.save(Path.Combine(next, "auxiliary.bin"));
        average.Swap(task.Net);
        task.Net.save(Path.Combine(next, "mean.bin"));
        average.Swap(task.Net);
        optimizer.save_state_dict(Path.Combine(next, "optimizer.bin"));
        File.WriteAllText(Path.Combine(next, "step"), string.Create(CultureInfo.InvariantCulture, $"{step} {seconds:f1}"));
        var old = Current + ".old";
        if (Directory.Exists(old) && Directory.Exists(Current))
            Directory.Delete(old, recursive: true);
        if (Directory.Exists(Current))
            Directory.Move(Current, old);
        Directory.Move(next, Current);
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
    }

    /// <summary>Steps done when the checkpoint on disk was written; 0 where there is none.</summary>
    public int StepsDone => Directory.Exists(Newest) && File.Exists(Path.Combine(Newest, "step")) ? Read().Step : 0;

    // Between two moves of a save that was cut short, the last whole checkpoint has the other name.
    private string Newest => Directory.Exists(Current) ? Current : Current + ".old";

    /// <summary>Loads the checkpoint's weights, before there is an optimiser of them.</summary>
    /// <returns>The steps done; 0 where there is none.</returns>
    public int LoadWeights(ITrainingTask task, WeightAverage average)
    {
        if (StepsDone == 0)
            return 0;

        var folder = Newest;
        task.Net.load(Path.Combine(folder, "mean.bin"));
        average.Swap(task.Net);
        task.Net.load(Path.Combine(folder, "net.bin"));
        task.Auxiliary?.load(Path.Combine(folder, "auxiliary.bin"));
        (var step, Seconds) = Read();
        return step;
    }

    /// <summary>Loads what the optimiser of those weights knew.</summary>
    public void LoadState(OptimizerHelper optimizer)
    {
        if (StepsDone > 0)
            optimizer.load_state_dict(Path.Combine(Newest, "optimizer.bin"));
    }

    private (int Step, double Seconds) Read()
    {
        var parts = File.ReadAllText(Path.Combine(Newest, "step")).Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
