using Dobble.Data.Configuration;
using Dobble.Training.Optimization;

namespace Dobble.Training.Pipelines.Steps;

/// <summary>How a network is trained.</summary>
internal sealed record TrainSettings : IConfig
{
    /// <summary>What to start from: <c>shipped</c>, <c>nothing</c>, or the folder of a model or of an earlier training.</summary>
    public string From { get; init; } = InitialWeights.Shipped;

    /// <summary>The optimiser's settings; <c>workers</c> is set by the step <c>load</c>.</summary>
    public TrainerOptions Training { get; init; } = new() { Steps = 600, StepsPerEpoch = 100, LearningRate = 5e-4, WarmupSteps = 50, Patience = 4 };

    /// <summary>Changes whenever the weights to start from do.</summary>
    public string WeightsFingerprint(string kind)
    {
        if (InitialWeights.Folder(From) is not { } folder)
            return "nothing";
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        // A run's own optimiser state, and another network's weights, change nothing.
        var used = files.Where(f => Path.GetFileName(f) is var name && (name == kind + ".weights" || name == kind + ".classes" || name is "mean.bin" or "net.bin" or "companion.bin"));
        return string.Join(' ', used.Order(StringComparer.Ordinal).Select(f => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))));
    }

    public IEnumerable<string> Errors()
    {
        if (InitialWeights.Folder(From) is { } folder && !Directory.Exists(folder))
            yield return $"from is '{From}': no such folder; name 'shipped', 'nothing' or a folder with weights";
        foreach (var error in Training.Errors())
            yield return error;
    }
}

/// <summary>What both networks are trained on.</summary>
internal sealed record TrainInput(DownloadedDataSet Data, LoadedData Loaded, ValidatedData Validated);
