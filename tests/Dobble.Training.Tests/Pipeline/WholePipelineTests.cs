using Dobble.Data.Runs;
using Dobble.TestKit;

namespace Dobble.Training.Tests.Pipeline;

/// <summary>
/// Both pipelines on real photos, from a folder of labels to a registered model, with a few steps of training from the shipped weights.
/// </summary>
public sealed class WholePipelineTests : IDisposable
{
    private static readonly string[] Series = ["black-table_", "pink-fur-close_", "grid-crop_"];
    private readonly TemporaryFolder _folder = new();

    private string Work => _folder.File("work");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_command_makes_a_registered_model_of_a_folder_of_photos_and_a_second_one_nothing_new()
    {
        var (code, output) = await RunAsync();
        Assert.True(code == 0, output);
        var first = RunFolder.All(Path.Combine(Work, "runs")).Single();
        Assert.Equal(RunStatus.Done, first.Status);
        Assert.Equal(14, first.Steps.Count(s => s.Status == RunStatus.Done));
        var metrics = first.AllMetrics().ToDictionary(m => m.Key, m => m.Value);
        Assert.True(metrics["evaluate.pairs.right"] > 0.9 && metrics["evaluate.pairs.wrong"] == 0, output);

        var model = Path.Combine(Work, "runs", first.Id, "artifacts/register/model");
        Assert.All(new[] { "finder.onnx", "reader.onnx", "comparer.onnx", "models.json", "classic.gallery", "emoji.gallery" }, f =>
            Assert.True(File.Exists(Path.Combine(model, f)), f));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Work, "store/models/quick/manifests")));
        Assert.NotEmpty(RunCurves.Of(Path.Combine(Work, "runs", first.Id), "train-reader"));

        (code, output) = await RunAsync();
        Assert.True(code == 0, output);
        var second = RunFolder.All(Path.Combine(Work, "runs"))[0];
        // What the store holds has changed since the first upload began, so that this is looked at once more.
        Assert.All(second.Steps.Where(s => s.Name != "upload"), s => Assert.Equal(RunStatus.Cached, s.Status));
        Assert.True(second.Seconds < 10, $"{second.Seconds} s");

        (code, output) = await TrainProgram.RunAsync(
            "runs", "compare", first.Id, second.Id, "--work", Work, "--report", _folder.File("compare.html"));
        Assert.True(code == 0, output);
        Assert.Contains("evaluate.pairs.right", output, StringComparison.Ordinal);
        Assert.Contains("train-reader: mAP@0.5", File.ReadAllText(_folder.File("compare.html")), StringComparison.Ordinal);
        var photo = Directory.GetFiles(_folder.File("photos"), Series[1] + "*.jpg")[0];
        (code, output) = await TrainProgram.RunAsync("runs", "photo", first.Id, photo, "--work", Work);
        Assert.True(code == 0, output);
        Assert.Contains("in the part test", output, StringComparison.Ordinal);
        Assert.Contains("it is not learnt from, but perhaps by the weights", output, StringComparison.Ordinal);
        (code, output) = await TrainProgram.RunAsync("runs", "open", "--work", Work);
        Assert.True(code == 0, output);
        Assert.Contains(first.Id, File.ReadAllText(output.Trim()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_killed_goes_on_where_it_was_and_a_bad_model_is_not_registered_unless_forced()
    {
        // From nothing in forty steps: the model must come out worse than the one that is shipped.
        string[] bad = [
            "--set", "train-reader.from=nothing", "--set", "train-reader.training.learningRate=0.002", "--set",
            "train-reader.training.steps=40", "--set", "train-reader.training.stepsPerEpoch=4", "--set",
            "train-reader.training.warmupSteps=0"];
        var log = await KilledAsync(bad);
        var (code, output) = await RunAsync(bad);
        Assert.Equal(1, code);
        Assert.Contains("the model is not registered: pairs right", output, StringComparison.Ordinal);
        Assert.StartsWith(log, File.ReadAllText(Directory.GetFiles(Path.Combine(Work, "cache/train-reader"), "log.csv",
            SearchOption.AllDirectories).Single()), StringComparison.Ordinal);
        var run = RunFolder.All(Path.Combine(Work, "runs"))[0];
        Assert.Equal((RunStatus.Failed, "register"), (run.Status, run.Steps.First(s => s.Status == RunStatus.Failed).Name));
        Assert.Equal(RunStatus.Cached, run.Steps.First(s => s.Name == "train-finder").Status);

        (code, output) = await RunAsync([.. bad, "--force"]);
        Assert.True(code == 0, output);
    }

    [Theory]
    [InlineData("--step", "trian", "there is no such step")]
    [InlineData("--set", "split.by=colour", "split: by is 'colour'")]
    [InlineData("--set", "ingest.source=/nowhere", "/nowhere")]
    [InlineData("--pipeline", "/nowhere.yaml", "no such pipeline file")]
    public async Task What_cannot_be_run_is_told_in_one_line_before_anything_begins(string option, string value, string told)
    {
        Photos();
        var (code, output) = await TrainProgram.RunAsync("run", "-dp", "--data", _folder.File("photos"), "--work", Work, option, value);
        Assert.Equal(1, code);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_without_a_stored_data_set_says_to_upload_one()
    {
        var (code, output) = await TrainProgram.RunAsync("run", "-tp", "--quick", "--work", Work);
        Assert.Equal(1, code);
        Assert.Contains("upload it first", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tracking_server_that_is_away_costs_no_run()
    {
        Photos();
        using var process = TrainProgram.Start(
            ["run", "-dp", "--quick", "--data", _folder.File("photos"), "--work", Work, .. Settings],
            ("MLFLOW_TRACKING_URI", $"http://127.0.0.1:{Ports.Free()}"));
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("runs push", output.ReplaceLineEndings(" "), StringComparison.Ordinal);

        using var server = new TrackingServer();
        using var push = TrainProgram.Start(["runs", "push", "--work", Work], [.. new[]
            { "MLFLOW_TRACKING_URI", "MLFLOW_TRACKING_USERNAME", "MLFLOW_TRACKING_PASSWORD" }.Select(n => (n, server.Variable(n)!))]);
        await push.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("FINISHED", server.Runs.Values.Single()["status"]!.ToString());
    }

    private static readonly string[] Settings =
    [
        "--set", "split.validation=[grid-crop]", "--set", "split.test=[pink-fur-close]", "--set", "train-reader.galleryCards=100",
        "--set", "load.finder.renderedTables=12", "--set", "load.finder.batchSize=4", "--set", "load.reader.batchSize=8",
        "--set", "train-finder.training.steps=6", "--set", "train-finder.training.stepsPerEpoch=3",
        "--set", "train-reader.training.steps=6", "--set", "train-reader.training.stepsPerEpoch=3",
    ];

    private Task<(int Code, string Output)> RunAsync(params string[] more)
    {
        Photos();
        return TrainProgram.RunAsync(
            ["run", "-dp", "-tp", "--quick", "--data", _folder.File("photos"), "--work", Work, .. Settings, .. more]);
    }

    /// <summary>Kills a run in the middle of the reader's training.</summary>
    /// <returns>The training's log as it was then.</returns>
    private async Task<string> KilledAsync(string[] settings)
    {
        Photos();
        using var process = TrainProgram.Start(
            ["run", "-dp", "-tp", "--quick", "--data", _folder.File("photos"), "--work", Work, .. Settings, .. settings]);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var folder = Path.Combine(Work, "cache/train-reader");
        string[] Logs() => Directory.Exists(folder) ? Directory.GetFiles(folder, "log.csv", SearchOption.AllDirectories) : [];
        Directory.CreateDirectory(Work);
        var learnt = FileEvents.UntilAsync(
            Work, () => Logs() is [var log] && File.ReadAllLines(log).Length > 3, TestContext.Current.CancellationToken);
        await await Task.WhenAny(learnt, process.WaitForExitAsync(TestContext.Current.CancellationToken));
        Assert.False(process.HasExited, "the run ended before it could be killed");
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var lines = File.ReadAllLines(Logs().Single());
        // The last line may be of an epoch whose checkpoint was still being written.
        return string.Join('\n', lines[..3]);
    }

    private void Photos()
    {
        var data = Path.Combine(TestPaths.RequireData(), "photos");
        if (Directory.Exists(_folder.File("photos")))
            return;
        Directory.CreateDirectory(_folder.File("photos"));
        foreach (var file in Directory.GetFiles(data)
            .Where(f => Series.Any(s => Path.GetFileName(f).StartsWith(s, StringComparison.Ordinal))))
            File.Copy(file, Path.Combine(_folder.File("photos"), Path.GetFileName(file)));
    }
}
