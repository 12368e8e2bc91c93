using System.Globalization;

namespace Dobble.Training.Optimization;

/// <summary>The weights of the epoch that was best on the validation data, on disk.</summary>
internal sealed class BestWeights
{
    private readonly string _folder;

    public BestWeights(string folder)
    {
        _folder = Path.Combine(folder, "best");
        var score = Path.Combine(_folder, "score");
        if (!File.Exists(score))
            return;
        var parts = File.ReadAllText(score).Split(' ');
        (Score, Epoch) = (double.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The best score so far; null where there was no validation.</summary>
    public double? Score { get; private set; }

    /// <summary>The epoch that had it.</summary>
    public int Epoch { get; private set; }

    /// <summary>Keeps the network's weights where they are better than all before.</summary>
    public void Offer(ITrainingTask task, int epoch, double score)
    {
        if (score <= Score)
            return;
        var next = _folder + ".new";
        if (Directory.Exists(next))
            Directory.Delete(next, recursive: true);
        Directory.CreateDirectory(next);
        task.Net.save(Path.Combine(next, "net.bin"));
        task.Auxiliary?.save(Path.Combine(next, "auxiliary.bin"));
        File.WriteAllText(Path.Combine(next, "score"), string.Create(CultureInfo.InvariantCulture, $"{score:r} {epoch}"));
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.Move(next, _folder);
        (Score, Epoch) = (score, epoch);
    }

    /// <summary>Puts the weights into the network.</summary>
    public void Load(ITrainingTask task)
    {
        task.Net.load(Path.Combine(_folder, "net.bin"));
        task.Auxiliary?.load(Path.Combine(_folder, "auxiliary.bin"));
    }
}
