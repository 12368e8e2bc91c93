using Dobble.Data.Mlflow;
using Dobble.TestKit;
using Dobble.Vision;

namespace Dobble.Data.Tests.Mlflow;

public sealed class MlflowPushTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MlflowRun _run;

    public MlflowPushTests()
    {
        _run = new MlflowFiles(_folder.File("mlruns"), TimeProvider.System).Begin("table", "first", new Dictionary<string, string>());
        _run.LogParameters(Enumerable.Range(0, 150).Select(i => KeyValuePair.Create($"p{i}", $"{i}")));
        for (var step = 0; step < 1500; step++)
            _run.LogMetric("train-reader.epoch.mAP@0.5", step / 1500.0, step);
        _run.LogMetric("odd", double.NaN, 0);
        _run.LogArtifact(_folder.Write("page.html", "hello"), "evaluate/page one.html");
        _run.LogArtifact(_folder.Write("reader.onnx", "network"), "model/reader.onnx");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_arrives_whole_with_its_model()
    {
        using var server = new TrackingServer();
        _run.End(TrackedStatus.Finished);
        var state = await PushAsync(server, "table");
        var run = server.Runs[state.Run!.Id];
        Assert.Equal((1501, 150, "FINISHED"), (run["metrics"]!.AsArray().Count, run["params"]!.AsArray().Count, run["status"]!.ToString()));
        Assert.Equal("hello"u8.ToArray(), server.Artifacts[$"1/{state.Run.Id}/artifacts/evaluate/page one.html"]);
        Assert.Equal([state.Run.Id], server.Models["table"]);
        Assert.Equal("1", state.Version);
    }

    [Fact]
    public async Task What_was_sent_is_not_sent_again_and_what_is_new_is()
    {
        using var server = new TrackingServer();
        await PushAsync(server, "table");
        _run.LogMetric("late", 1, 1);
        _run.End(TrackedStatus.Finished);
        var state = await PushAsync(server, "table");
        Assert.Single(server.Runs);
        Assert.Equal(1502, server.Runs[state.Run!.Id]["metrics"]!.AsArray().Count);
        Assert.Single(server.Models["table"]);
        Assert.Equal("FINISHED", server.Runs[state.Run.Id]["status"]!.ToString());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public async Task A_server_that_fails_in_the_middle_gets_the_rest_later_and_nothing_twice(int failsFrom)
    {
        using var server = new TrackingServer { FailsFrom = failsFrom };
        _run.End(TrackedStatus.Finished);
        var error = await Assert.ThrowsAsync<DobbleException>(() => PushAsync(server, "table"));
        Assert.Contains("500", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);

        server.FailsFrom = 0;
        var state = await PushAsync(server, "table");
        Assert.Single(server.Runs);
        Assert.Equal(1501, server.Runs[state.Run!.Id]["metrics"]!.AsArray().Count);
        Assert.Equal(2, server.Artifacts.Count);
    }

    [Fact]
    public async Task A_run_whose_answer_was_lost_is_found_again_by_its_tag()
    {
        using var server = new TrackingServer();
        var first = await PushAsync(server, null);
        File.Delete(State);
        Assert.Equal(first.Run, (await PushAsync(server, null)).Run);
    }

    [Fact]
    public async Task A_server_that_is_away_or_denies_access_is_told_of_in_one_line()
    {
        var away = await Assert.ThrowsAsync<DobbleException>(() => PushAsync(_ => $"http://127.0.0.1:{Ports.Free()}"));
        Assert.Contains("cannot be reached", away.Message, StringComparison.Ordinal);
        using var server = new TrackingServer();
        var denied = await Assert.ThrowsAsync<DobbleException>(
            () => PushAsync(name => name.EndsWith("PASSWORD", StringComparison.Ordinal) ? "wrong" : server.Variable(name)));
        Assert.Contains("MLFLOW_TRACKING_PASSWORD", denied.Message, StringComparison.Ordinal);
        Assert.Contains("no address", Assert.Throws<DobbleException>(() => MlflowServer.FromEnvironment(_ => "nonsense")).Message,
            StringComparison.Ordinal);
        Assert.Null(MlflowServer.FromEnvironment(_ => null));
    }

    [Fact]
    public async Task A_server_that_cuts_its_answers_or_is_none_of_MLflow_is_told_of_in_one_line_and_gets_the_run_later()
    {
        using var cut = new LocalServer((context, _) => LocalServer.CutAsync(context, new byte[1000]));
        var error = await Assert.ThrowsAsync<DobbleException>(() => PushAsync(name => name == "MLFLOW_TRACKING_URI" ? cut.Address : null));
        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        using var negative = new LocalServer((context, _) => LocalServer.SendAsync(context, 200, "{}"u8.ToArray()));
        error = await Assert.ThrowsAsync<DobbleException>(() => PushAsync(name => name == "MLFLOW_TRACKING_URI" ? negative.Address : null));
        Assert.Contains("no run", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(State));
    }

    [Theory]
    [InlineData("file:///tmp/x", "/tmp/x")]
    [InlineData("file:/tmp/x", "/tmp/x")]
    [InlineData("/tmp/x", "/tmp/x")]
    [InlineData("http://127.0.0.1:5000", null)]
    [InlineData("", null)]
    public void A_folder_is_no_server(string uri, string? folder)
    {
        Assert.Equal(folder, MlflowAddress.Folder(_ => uri));
        Assert.Equal(uri.StartsWith("http", StringComparison.Ordinal),
            MlflowAddress.From(name => name == "MLFLOW_TRACKING_URI" ? uri : null) is not null);
    }

    private string State => _folder.File("state.json");

    private Task<PushState> PushAsync(TrackingServer server, string? model) => PushAsync(server.Variable, model);

    private async Task<PushState> PushAsync(Func<string, string?> variable, string? model = null)
    {
        using var client = MlflowServer.FromEnvironment(name => name.EndsWith("TOKEN", StringComparison.Ordinal) ? null : variable(name))!;
        return await new MlflowPush(client, State).RunAsync(_run, model, "of a test", Stop);
    }
}
