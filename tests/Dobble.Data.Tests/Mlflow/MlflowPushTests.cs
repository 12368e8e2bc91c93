using Dobble.Data.Mlflow;
using Dobble.Data.Runs;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Data.Tests.Mlflow;

public sealed class MlflowPushTests : IDisposable
{
    // 150 settings; 1500 epochs of one loss, two figures of the training, one of the registration.
    private const int Values = 1503;
    private readonly TemporaryFolder _folder = new();
    private readonly RecordedRun _run;

    public MlflowPushTests() => _run = new RecordedRun(_folder);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _run.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_run_arrives_whole_with_its_model_as_MLflow_lays_it_out()
    {
        using var server = new TrackingServer();
        _run.End();
        var sent = await PushAsync(server);
        var run = server.Runs[sent.RunId];
        Assert.Equal((Values, 150, "FINISHED", "first"),
            (run["metrics"]!.AsArray().Count, run["params"]!.AsArray().Count, run["status"]!.ToString(), run["run_name"]!.ToString()));
        Assert.Equal("wide", server.TagOf(sent.RunId, "lens"));
        Assert.Equal("hello"u8.ToArray(), server.Artifacts[$"1/{sent.RunId}/artifacts/train-reader/page one.html"]);
        Assert.Equal("1", sent.Version);
        Assert.Equal("1", server.Aliases["table champion"]);
        var described = System.Text.Encoding.UTF8.GetString(server.Artifacts[$"1/{sent.RunId}/artifacts/model/MLmodel"]);
        Assert.Contains("loader_module: mlflow.onnx", described, StringComparison.Ordinal);
        Assert.Contains("inputs: '[{\"name\": \"cards\", \"type\": \"tensor\"", described, StringComparison.Ordinal);
        Assert.Contains(server.Artifacts.Keys, k => k.EndsWith("/finder/finder.onnx", StringComparison.Ordinal));
        Assert.Contains("\"artifact_path\":\"finder\"", server.TagOf(sent.RunId, "mlflow.log-model.history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_at_work_is_sent_epoch_by_epoch_and_one_that_was_killed_gets_its_end_and_its_curve_later()
    {
        using var server = new TrackingServer();
        _run.Log(2);
        using var push = new MlflowPush(MlflowAddress.From(server.Variable)!, _ => null);
        Assert.Equal(4, (await push.RunAsync(_run.Path, Stop)).Values);
        _run.Log(3);
        var sent = await push.RunAsync(_run.Path, Stop);
        Assert.Equal((1, "RUNNING"), (sent.Values, server.Runs[sent.RunId]["status"]!.ToString()));

        _run.Log(7);
        _run.Dispose();
        Assert.Equal(RunStatus.Stopped, RunFolder.All(_folder.File("runs")).Single().Status);
        Assert.Equal(4, (await PushAsync(server)).Values);
        Assert.Equal("KILLED", server.Runs[sent.RunId]["status"]!.ToString());
    }

    [Fact]
    public async Task What_a_network_makes_of_images_arrives_epoch_by_epoch_and_stands_on_the_runs_page()
    {
        using var server = new TrackingServer();
        using var push = new MlflowPush(MlflowAddress.From(server.Variable)!, _ => null);
        _run.Log(2, "after two");
        var sent = await push.RunAsync(_run.Path, Stop);
        _run.Log(3, "after three");
        await push.RunAsync(_run.Path, Stop);
        Assert.Equal("RUNNING", server.Runs[sent.RunId]["status"]!.ToString());
        var folder = $"1/{sent.RunId}/artifacts/train-reader/grids/";
        Assert.Equal("after two"u8.ToArray(), server.Artifacts[folder + "train-reader.0.000020.jpg"]);
        Assert.Equal("after three"u8.ToArray(), server.Artifacts[folder + "train-reader.0.000030.jpg"]);

        var page = File.ReadAllText(Path.Combine(_run.Path, "index.html"));
        Assert.Contains("<a href=\"grids/train-reader.0.000020.jpg\">step 20</a>", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"grids/train-reader.0.000030.jpg\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_has_is_not_sent_again_and_one_that_lost_its_data_gets_everything()
    {
        using var server = new TrackingServer();
        _run.End();
        await PushAsync(server);
        Assert.Equal((0, 0), await PushAsync(server) is var again ? (again.Values, again.Artifacts) : default);
        Assert.Single(server.Runs);

        using var fresh = new TrackingServer();
        var sent = await PushAsync(fresh);
        Assert.Equal(Values, fresh.Runs[sent.RunId]["metrics"]!.AsArray().Count);
        Assert.Equal(server.Artifacts.Count, fresh.Artifacts.Count);
        Assert.Equal("1", sent.Version);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(16)]
    [InlineData(20)]
    public async Task A_server_that_fails_in_the_middle_gets_the_rest_later_and_nothing_twice(int failsFrom)
    {
        using var server = new TrackingServer { FailsFrom = failsFrom };
        _run.End();
        var error = await Assert.ThrowsAsync<DobbleException>(() => PushAsync(server));
        Assert.Contains("500", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);

        server.FailsFrom = 0;
        var sent = await PushAsync(server);
        Assert.Single(server.Runs);
        Assert.Equal((Values, 150), (server.Runs[sent.RunId]["metrics"]!.AsArray().Count,
            server.Runs[sent.RunId]["params"]!.AsArray().Count));
        Assert.Single(server.Models["table"]);
    }

    [Fact]
    public async Task A_file_that_was_cut_is_sent_again()
    {
        using var server = new TrackingServer();
        _run.End();
        var sent = await PushAsync(server);
        server.Artifacts[$"1/{sent.RunId}/artifacts/model/reader.onnx"] = "rea"u8.ToArray();
        Assert.Equal(1, (await PushAsync(server)).Artifacts);
        Assert.Equal("reader.onnx"u8.ToArray(), server.Artifacts[$"1/{sent.RunId}/artifacts/model/reader.onnx"]);
    }

    [Fact]
    public async Task The_same_model_is_one_version_and_a_forced_one_is_no_champion()
    {
        using var server = new TrackingServer();
        _run.End(gate: 0);
        await PushAsync(server);
        Assert.Empty(server.Aliases);
        using var again = new RecordedRun(_folder);
        again.End();
        Assert.Equal("1", (await PushAsync(server, again.Path)).Version);
        Assert.Equal("1", server.Aliases["table champion"]);
        Assert.Single(server.Models["table"]);
    }

    [Fact]
    public async Task A_run_that_is_a_part_of_another_is_nested_there()
    {
        using var server = new TrackingServer();
        using var part = new RecordedRun(_folder, parent: _run.Id, epochs: 1, model: false);
        var sent = await PushAsync(server, part.Path);
        Assert.Equal(server.TagOf(server.TagOf(sent.RunId, "mlflow.parentRunId"), MlflowPush.RunTag), _run.Id);
    }

    [Theory]
    [InlineData("s3://bucket/mlflow", "there are no keys")]
    [InlineData("/mnt/mlartifacts", "--serve-artifacts")]
    public async Task No_version_is_registered_with_nothing_behind_it(string root, string told)
    {
        using var server = new TrackingServer { ArtifactRoot = root };
        _run.End();
        var sent = await PushAsync(server.Variable, name => name == "AWS_PROFILE" ? "no-such-profile" : null);
        Assert.Contains(told, sent.Left, StringComparison.Ordinal);
        Assert.Null(sent.Version);
        Assert.Empty(server.Models);
        Assert.Equal("FINISHED", server.Runs[sent.RunId]["status"]!.ToString());
    }

    [Fact]
    public async Task A_server_that_is_away_or_denies_access_is_told_of_in_one_line_without_the_password()
    {
        var away = await Assert.ThrowsAsync<DobbleException>(() => PushAsync(Uri($"http://ann:top%20secret@127.0.0.1:{Ports.Free()}")));
        Assert.Contains("cannot be reached", away.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("top", away.Message, StringComparison.Ordinal);
        using var server = new TrackingServer();
        var denied = await Assert.ThrowsAsync<DobbleException>(
            () => PushAsync(name => name.EndsWith("PASSWORD", StringComparison.Ordinal) ? "wrong" : server.Variable(name)));
        Assert.Contains("MLFLOW_TRACKING_PASSWORD", denied.Message, StringComparison.Ordinal);
        var wrong = Assert.Throws<DobbleException>(() => MlflowAddress.From(Uri("htp://ann:secret@host")));
        Assert.Contains("no address", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_and_password_may_stand_in_the_address()
    {
        using var server = new TrackingServer();
        var address = server.Variable("MLFLOW_TRACKING_URI")!.Replace("://", "://ann:secret@", StringComparison.Ordinal);
        Assert.DoesNotContain("secret", MlflowAddress.From(Uri(address))!.Server.ToString(), StringComparison.Ordinal);
        await PushAsync(Uri(address));
        Assert.Single(server.Runs);
    }

    [Fact]
    public async Task A_server_that_cuts_its_answers_or_is_none_of_MLflow_is_told_of_in_one_line()
    {
        using var cut = new LocalServer((context, _) => LocalServer.CutAsync(context, new byte[1000]));
        var error = await Assert.ThrowsAsync<DobbleException>(() => PushAsync(Uri(cut.Address)));
        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        using var other = new LocalServer((context, _) => LocalServer.SendAsync(context, 200, "{}"u8.ToArray()));
        error = await Assert.ThrowsAsync<DobbleException>(() => PushAsync(Uri(other.Address)));
        Assert.Contains("no run", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///tmp/x", false)]
    [InlineData("sqlite:///mlflow.db", false)]
    [InlineData("/tmp/x", false)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("", false)]
    public void Folders_and_databases_are_no_servers(string uri, bool isServer) =>
        Assert.Equal(isServer, MlflowAddress.From(Uri(uri)) is not null);

    private static Func<string, string?> Uri(string uri) => name => name == "MLFLOW_TRACKING_URI" ? uri : null;

    private Task<PushResult> PushAsync(TrackingServer server, string? folder = null) => PushAsync(server.Variable, _ => null, folder);

    private Task<PushResult> PushAsync(Func<string, string?> variable) => PushAsync(variable, _ => null);

    private async Task<PushResult> PushAsync(Func<string, string?> variable, Func<string, string?> keys, string? folder = null)
    {
        using var push = new MlflowPush(MlflowAddress.From(variable)!, keys);
        return await push.RunAsync(folder ?? _run.Path, Stop);
    }
}
