using Dobble.Data.Models;
using Dobble.Training.Files;
using Dobble.Vision;

namespace Dobble.Training.Optimization;

/// <summary>Starts a training from known weights instead of from nothing.</summary>
internal static class InitialWeights
{
    /// <summary>Stands for the models that are shipped.</summary>
    public const string ShippedModel = "shipped";

    /// <summary>The folder that a setting means; null for nothing.</summary>
    public static string? Folder(string? from) => from switch
    {
        null or "" or "nothing" => null,
        ShippedModel => Shipped.Models,
        _ => from,
    };

    /// <summary>Loads weights.</summary>
    /// <param name="task">The training.</param>
    /// <param name="from">The folder of an earlier run or of a model; null starts from nothing.</param>
    /// <exception cref="DobbleException">The folder holds no weights, or those of another network.</exception>
    public static void Load(ITrainingTask task, string? from)
    {
        if (Folder(from) is not { } folder)
            return;
        var model = new ModelBundle(folder);
        try
        {
            if (File.Exists(model.WeightsOf(task.Net.Kind)))
                LoadModel(task, model);
            else
                LoadRun(task, folder);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            throw new DobbleException($"{folder}: holds the weights of another network; train from nothing or name another run", e);
        }
    }

    private static void LoadModel(ITrainingTask task, ModelBundle model)
    {
        task.Net.Adopt(model.WeightsOf(task.Net.Kind));
        if (task is ReaderTask reader && File.Exists(model.Classes))
            reader.Adopt(ClassVectors.Load(model.Classes));
    }

    private static void LoadRun(ITrainingTask task, string folder)
    {
        var best = Path.Combine(folder, "best");
        var (run, net) = Directory.Exists(best) ? (best, "net.bin") : (Path.Combine(folder, "checkpoint"), "mean.bin");
        if (!File.Exists(Path.Combine(run, net)))
            throw new DobbleException($"{folder}: no weights here; name the folder of a finished run or of a model");
        task.Net.Adopt(Path.Combine(run, net));
        task.Auxiliary?.load(Path.Combine(run, "auxiliary.bin"));
    }
}
