using Dobble.TestKit;

namespace Dobble.Training.Tests.Commands;

/// <summary>Two steps of training: every step of the way from data to files, though nothing is learnt.</summary>
internal static class ShortTraining
{
    public const string Config = "batchSize: 2\ntraining:\n  steps: 2\n  stepsPerEpoch: 1\n  workers: 1\n";

    /// <summary>Trains a finder on the folder's data; the model is written to <c>NAME</c> there, the run to <c>NAME-run</c>.</summary>
    /// <returns>The path of the ONNX file.</returns>
    public static async Task<string> FinderAsync(TemporaryFolder folder, string name, string settings = "", params string[] options)
    {
        var config = folder.Write(name + ".yaml", $"{settings}renderedTables: 6\n{Config}");
        Assert.Equal(0, await Program.RunAsync(
            ["finder", folder.Path, "--config", config, "--out", folder.File(name), "--run", folder.File(name + "-run"), .. options]));
        return folder.File(name + "/finder.onnx");
    }
}
