using Dobble.TestKit;

namespace Dobble.Training.Tests;

/// <summary>Two steps of training: every step of the way from labelled photos to files, though nothing is learnt.</summary>
internal static class ShortTraining
{
    private const string Pipeline = """
        pipeline: { name: short }
        split: { by: series, validation: [white-paper, beige-cloth] }
        load: { measure: 0, backgrounds: [], finder: { batchSize: 2, renderedTables: 6 }, reader: { batchSize: 2 } }
        validate-data: { networks: false }
        train-finder: { from: nothing, training: { steps: 2, stepsPerEpoch: 1 } }
        train-reader: { from: nothing, galleryCards: 100, training: { steps: 2, stepsPerEpoch: 1 } }

        """;

    /// <summary>The command line that trains on the data in a folder, working in <c>NAME</c> there.</summary>
    public static string[] Command(TemporaryFolder folder, string name, string step, params string[] settings) =>
    [
        "run", "-dp", "--step", step, "--pipeline", folder.Write("short.yaml", Pipeline), "--data", folder.File("photos"), "--work",
        folder.File(name),
        .. settings.SelectMany(s => new[] { "--set", s }),
    ];

    /// <summary>Trains.</summary>
    /// <returns>The folder of what the training left; the bundle is <c>model</c> in it.</returns>
    public static async Task<string> RunAsync(TemporaryFolder folder, string name, string step, params string[] settings)
    {
        Assert.Equal(0, await Program.RunAsync(Command(folder, name, step, settings)));
        return Output(folder, name, step);
    }

    /// <summary>The folder of what the latest training left.</summary>
    public static string Output(TemporaryFolder folder, string name, string step) =>
        Path.Combine(Directory.GetDirectories(folder.File(name + "/runs")).Max(StringComparer.Ordinal)!, "artifacts", step);
}
