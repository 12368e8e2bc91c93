using System.Globalization;
using Dobble.Data.Mlflow;
using Dobble.TestKit;

namespace Dobble.Data.Tests.Mlflow;

/// <summary>The layout is MLflow's own: mlflow/store/tracking/file_store.py and mlflow/store/model_registry/file_store.py.</summary>
public sealed class MlflowFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MlflowFiles _files;

    public MlflowFilesTests() => _files = new MlflowFiles(_folder.File("mlruns"), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_lies_in_the_folder_of_its_experiment_with_every_field_that_MLflow_reads()
    {
        var run = Begin();
        var experiment = MlflowMeta.Read(Path.GetDirectoryName(run.Folder)!)!;
        Assert.Equal(
            ["artifact_location", "creation_time", "experiment_id", "last_update_time", "lifecycle_stage", "name"],
            experiment.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("table", "active", Path.GetFileName(Path.GetDirectoryName(run.Folder))),
            (experiment["name"], experiment["lifecycle_stage"], experiment["experiment_id"]));

        var meta = MlflowMeta.Read(run.Folder)!;
        Assert.Equal(
            [
                "artifact_uri", "end_time", "entry_point_name", "experiment_id", "lifecycle_stage", "run_id", "run_name", "run_uuid",
                "source_name", "source_type",
                "source_version", "start_time", "status", "tags", "user_id",
            ],
            meta.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            (run.Id, "first", "1", experiment["experiment_id"]), (meta["run_id"], meta["run_name"], meta["status"], meta["experiment_id"]));
        Assert.Matches("^[0-9a-f]{32}$", run.Id);
        Assert.Equal("first", File.ReadAllText(Path.Combine(run.Folder, "tags", "mlflow.runName")));
        Assert.All(new[] { "params", "metrics", "tags", "artifacts" }, part =>
            Assert.True(Directory.Exists(Path.Combine(run.Folder, part))));
    }

    [Fact]
    public void Identities_are_text_to_whoever_reads_the_file()
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Begin().Folder)!, "meta.yaml"));
        Assert.Matches("experiment_id: ['\"][0-9]+['\"]", text);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("12:30")]
    [InlineData("2026-11-23")]
    [InlineData("a: \"b\"\n#c")]
    public void A_name_that_YAML_takes_for_something_else_stays_a_name(string name)
    {
        var run = _files.Begin(name, name, new Dictionary<string, string>());
        run.End(TrackedStatus.Finished);
        Assert.Equal((name, name), (MlflowFiles.ExperimentOf(run), run.Name));
        Assert.Matches("\nrun_name: \"", File.ReadAllText(Path.Combine(run.Folder, "meta.yaml")));
        Assert.Equal(
            Path.GetDirectoryName(run.Folder), Path.GetDirectoryName(_files.Begin(name, name, new Dictionary<string, string>()).Folder));
    }

    [Fact]
    public void A_metric_is_a_line_of_time_value_and_step()
    {
        var run = Begin();
        run.LogMetric("evaluate.mAP@0.5", 0.25, 7);
        run.LogMetric("evaluate.mAP@0.5", double.NaN, 8);
        var lines = File.ReadAllLines(Path.Combine(run.Folder, "metrics", "evaluate.mAP_at_0.5"));
        Assert.Matches("^[0-9]{13} 0.25 7$", lines[0]);
        Assert.EndsWith(" nan 8", lines[1], StringComparison.Ordinal);
        Assert.Equal([0.25, double.NaN], run.Metrics.Select(m => m.Value));
    }

    [Fact]
    public void A_parameter_keeps_its_first_value_and_no_name_leads_out_of_the_run()
    {
        var run = Begin();
        run.LogParameters([KeyValuePair.Create("a", "1"), KeyValuePair.Create("../../x", "2")]);
        run.LogParameters([KeyValuePair.Create("a", "3")]);
        Assert.Equal("1", run.Parameters["a"]);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(run.Folder, "params")).Length);
        Assert.False(File.Exists(_folder.File("x")));
    }

    [Fact]
    public void A_second_run_joins_the_experiment_and_the_first_is_found_again()
    {
        var (first, second) = (Begin(), Begin());
        Assert.Equal(Path.GetDirectoryName(first.Folder), Path.GetDirectoryName(second.Folder));
        Assert.Equal(first.Folder, _files.Find(first.Id)!.Folder);
        Assert.Null(_files.Find("../../etc"));
        Assert.Equal("table", MlflowFiles.ExperimentOf(first));
    }

    [Fact]
    public void A_run_that_ended_says_how_and_when()
    {
        var run = Begin();
        Assert.Equal((TrackedStatus.Running, (long?)null), (run.Status, run.Ended));
        run.End(TrackedStatus.Failed);
        Assert.Equal(TrackedStatus.Failed, run.Status);
        Assert.True(run.Ended >= run.Started);
        Assert.Contains("status: 4", File.ReadAllText(Path.Combine(run.Folder, "meta.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_registration_is_a_further_version_of_the_model()
    {
        var run = Begin();
        Assert.Equal(1, _files.Register("table", run, "first"));
        Assert.Equal(2, _files.Register("table", run, "second"));
        var model = MlflowMeta.Read(_folder.File("mlruns/models/table"))!;
        Assert.Equal("table", model["name"]);
        Assert.True(long.Parse(model["last_updated_timestamp"]!, CultureInfo.InvariantCulture) >= long.Parse(
            model["creation_timestamp"]!, CultureInfo.InvariantCulture));
        var version = MlflowMeta.Read(_folder.File("mlruns/models/table/version-2"))!;
        Assert.Equal(("2", run.Id, "READY", "None", "second"),
            (version["version"], version["run_id"], version["status"], version["current_stage"], version["description"]));
        Assert.EndsWith($"{run.Id}/artifacts/model", version["source"], StringComparison.Ordinal);
        Assert.Equal(version["source"], version["storage_location"]);
    }

    private MlflowRun Begin() => _files.Begin("table", "first", new Dictionary<string, string> { ["dobble.run"] = "x" });
}
