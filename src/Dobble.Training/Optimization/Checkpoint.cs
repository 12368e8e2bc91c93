using System.Globalization;
using TorchSharp.Modules;

namespace Dobble.Training.Optimization;

/// <summary>The state of a training on disk: written beside the last one and moved over it, so that a crash loses nothing.</summary>
internal sealed class Checkpoint(string folder)
{
    private string Current => Path.Combine(folder, "checkpoint");

    /// <summary>Time in training when the loaded checkpoint was written.</summary>
    public double Seconds { get; private set; }

    public void Save(ITrainingTask task, WeightAverage average, AdamW optimizer, int step, double seconds)
    {
        var next = Current + ".new";
        if (Directory.Exists(next))
            Directory.Delete(next, recursive: true);
        Directory.CreateDirectory(next);
        task.Net.save(Path.Combine(next, "net.bin"));
        task.Companion?.save(Path.Combine(next, "companion.bin"));
        average.Swap(task.Net);
        task.Net.save(Path.Combine(next, "mean.bin"));
        average.Swap(task.Net);
        optimizer.save_state_dict(Path.Combine(next, "optimizer.bin"));
        File.WriteAllText(Path.Combine(next, "step"), string.Create(CultureInfo.InvariantCulture, $"{step} {seconds:f1}"));
        var old = Current + ".old";
        if (Directory.Exists(Current))
            Directory.Move(Current, old);
        Directory.Move(next, Current);
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
    }

    /// <summary>Loads the checkpoint.</summary>
    /// <returns>The steps done; 0 where there is none.</returns>
    public int Load(ITrainingTask task, WeightAverage average, AdamW optimizer)
    {
        if (!Directory.Exists(Current) && Directory.Exists(Current + ".old"))
            Directory.Move(Current + ".old", Current);
        if (!File.Exists(Path.Combine(Current, "step")))
            return 0;

        task.Net.load(Path.Combine(Current, "mean.bin"));
        average.Swap(task.Net);
        task.Net.load(Path.Combine(Current, "net.bin"));
        task.Companion?.load(Path.Combine(Current, "companion.bin"));
        optimizer.load_state_dict(Path.Combine(Current, "optimizer.bin"));
        var parts = File.ReadAllText(Path.Combine(Current, "step")).Split(' ');
        Seconds = double.Parse(parts[1], CultureInfo.InvariantCulture);
        return int.Parse(parts[0], CultureInfo.InvariantCulture);
    }
}
