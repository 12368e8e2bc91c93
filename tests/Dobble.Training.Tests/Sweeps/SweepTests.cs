using Dobble.Data.Runs;
using Dobble.TestKit;
using Dobble.Training.Sweeps;
using Dobble.Training.Tests.Pipeline;

namespace Dobble.Training.Tests.Sweeps;

/// <summary>Sweeps whose trials run the data pipeline on drawn photos: every part but the long training.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_combination_is_tried_once()
    {
        var config = new SweepConfig { Parameters = new() { ["a"] = ["1", "2"], ["b"] = ["x", "y", "z"] } };
        var all = config.Combinations();
        Assert.Equal(6, all.Count);
        Assert.Equal(6, all.Select(c => c["a"] + c["b"]).Distinct().Count());
    }

    [Fact]
    public async Task Trials_on_this_machine_end_in_one_table_and_plot()
    {
        var (code, output) = await SweepAsync();
        Assert.True(code == 0, output);
        AssertSwept();
    }

    [Fact]
    public async Task Trials_on_a_cluster_end_in_the_same_table()
    {
        await using var cluster = await SlurmCluster.StartAsync();
        var (code, output) = await SweepAsync(("SLURM_CONF", cluster.Configuration), "--slurm");
        Assert.True(code == 0, output);
        AssertSwept();
    }

    [Fact]
    public async Task A_trial_that_fails_says_why_and_the_others_count()
    {
        var (code, output) = await SweepAsync(shares: "[0.25, 1.5]");
        Assert.Equal(1, code);
        Assert.Contains("1 of 2 trials failed", output, StringComparison.Ordinal);
        Assert.Contains("validationShare is 1.5", File.ReadAllText(Path.Combine(Sweep, "results.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parameters: {}", "parameters")]
    [InlineData("run: everything\nparameters: { a: [1] }", "run is 'everything'")]
    [InlineData("pipeline: nowhere.yaml\nparameters: { a: [1] }", "nowhere.yaml")]
    [InlineData("parametres: { a: [1] }", "line 1")]
    public async Task A_sweep_that_makes_no_sense_is_told_of(string text, string told)
    {
        var (code, output) = await RunAsync(null, "sweep", _folder.Write("sweep.yaml", text), "--work", _folder.Path);
        Assert.Equal(1, code);
        Assert.Contains(told, output, StringComparison.Ordinal);
    }

    private string Sweep => Directory.GetDirectories(_folder.File("work/sweeps")).Single();

    private void AssertSwept()
    {
        var rows = File.ReadAllLines(Path.Combine(Sweep, "results.csv"));
        Assert.StartsWith("trial,split.validationShare,split.val", rows[0], StringComparison.Ordinal);
        // The largest share holds the most photos out, and comes first.
        Assert.Equal(["0.5", "0.25"], rows.Skip(1).Select(r => r.Split(',')[1]));
        Assert.True(new FileInfo(Path.Combine(Sweep, "sweep.png")).Length > 1000);
        var runs = RunFolder.All(_folder.File("work/runs"));
        Assert.All(runs, r => Assert.Equal(RunStatus.Done, r.Status));
        var parent = Assert.Single(runs, r => r.Parent is null);
        Assert.Equal([parent.Id, parent.Id], runs.Where(r => r.Parent is not null).Select(r => r.Parent));
        // What no setting changes is made once for all trials.
        Assert.Single(Directory.GetDirectories(_folder.File("work/cache/convert")));
    }

    private async Task<(int Code, string Output)> SweepAsync(
        (string Name, string Value)? environment = null, string? option = null, string shares = "[0.25, 0.5]")
    {
        Photos();
        _folder.Write("pipeline.yaml", $"ingest: {{ source: '{_folder.File("photos")}' }}\nsplit: {{ by: photo }}\n");
        var sweep = _folder.Write("sweep.yaml",
            $"pipeline: pipeline.yaml\nrun: dp\ngoal: split.val\nparallel: 2\nparameters:\n  split.validationShare: {shares}\n");
        return await RunAsync(
            environment, ["sweep", sweep, "--work", _folder.File("work"), .. option is null ? Array.Empty<string>() : [option]]);
    }

    private void Photos()
    {
        for (var i = 0; i < 8; i++)
        {
            _folder.WriteImage($"photos/table_{i}.jpg");
            _folder.Write(
                $"photos/table_{i}.xml",
                $"<annotation><filename>table_{i}.jpg</filename><size><width>100</width><height>80</height></size><object><name>anchor</name><bndbox><xmin>10</xmin><ymin>10</ymin><xmax>40</xmax><ymax>40</ymax></bndbox></object></annotation>");
        }
    }

    private static async Task<(int Code, string Output)> RunAsync((string Name, string Value)? environment, params string[] arguments)
    {
        using var process = TrainProgram.Start(arguments, environment is { } one ? [one] : []);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
