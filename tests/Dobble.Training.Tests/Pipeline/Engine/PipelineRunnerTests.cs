using Dobble.Data.Configuration;
using Dobble.Data.Runs;
using Dobble.TestKit;
using Dobble.Training.Pipeline.Engine;
using Dobble.Vision;
using Spectre.Console;

namespace Dobble.Training.Tests.Pipeline.Engine;

public sealed class PipelineRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FirstStep _first = new();
    private readonly SecondStep _second = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_in_which_nothing_changed_does_nothing_again()
    {
        Assert.Equal([RunStatus.Done, RunStatus.Done], await RunAsync());
        Assert.Equal([RunStatus.Cached, RunStatus.Cached], await RunAsync());
        Assert.Equal((1, 1), (_first.Runs, _second.Runs));
    }

    [Fact]
    public async Task A_changed_setting_is_felt_by_its_step_and_those_after_and_by_no_step_before()
    {
        await RunAsync();
        await RunAsync(second: 5);
        Assert.Equal((1, 2), (_first.Runs, _second.Runs));
        await RunAsync(first: 7, second: 5);
        Assert.Equal((2, 3), (_first.Runs, _second.Runs));
    }

    [Fact]
    public async Task A_step_that_makes_the_same_again_changes_nothing_after_it()
    {
        await RunAsync();
        _first.SourceText = "b";
        Assert.Equal([RunStatus.Done, RunStatus.Cached], await RunAsync());
    }

    [Fact]
    public async Task A_step_that_failed_finds_what_it_left_and_goes_on()
    {
        _first.Fails = true;
        await Assert.ThrowsAsync<DobbleException>(() => RunAsync());
        var record = RunFolder.All(_folder.File("runs")).Single();
        Assert.Equal((RunStatus.Failed, "no more paper"), (record.Status, record.Error));
        Assert.Equal([RunStatus.Failed, RunStatus.Waiting], record.Steps.Select(s => s.Status));

        _first.Fails = false;
        Assert.Equal([RunStatus.Done, RunStatus.Done], await RunAsync());
        Assert.True(_first.WentOn);
    }

    [Fact]
    public async Task Two_runs_at_once_make_a_step_once()
    {
        await Task.WhenAll(RunAsync(), RunAsync());
        Assert.Equal((1, 1), (_first.Runs, _second.Runs));
    }

    [Fact]
    public async Task A_cache_entry_that_is_broken_is_made_again()
    {
        await RunAsync();
        var record = Directory.GetFiles(_folder.File("cache/first"), "output.json", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(record, "{", TestContext.Current.CancellationToken);
        Assert.Equal(RunStatus.Done, (await RunAsync())[0]);
    }

    [Fact]
    public async Task A_run_leaves_its_settings_log_page_and_what_its_steps_made()
    {
        await RunAsync(first: 3);
        var run = Directory.GetDirectories(_folder.File("runs")).Single();
        Assert.Equal(
            "half", await File.ReadAllTextAsync(Path.Combine(run, "artifacts/first/half.txt"), TestContext.Current.CancellationToken));
        Assert.Contains("first run 1", await File.ReadAllTextAsync(Path.Combine(run, "log.txt"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(run, "index.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("<th>value</th></tr>\n<tr><td>3</td>", page, StringComparison.Ordinal);
        Assert.Equal(3, RunFolder.Read(run).AllMetrics().Single().Value);
    }

    [Fact]
    public void Steps_stand_in_the_order_of_what_they_need_and_pipelines_in_rows_of_their_own()
    {
        StepRecord Step(string name, string part, params string[] inputs) => new() { Name = name, Part = part, Inputs = inputs };
        var places = StepGraph.Places([
            Step("a", "data"), Step("b", "data", "a"), Step("c", "training", "b"), Step("d", "training", "c"), Step("e", "training", "c")]);
        Assert.Equal([(0, 0), (1, 0), (0, 1), (1, 1), (1, 2)], "abcde".Select(n => places[n.ToString()]));
    }

    private async Task<RunStatus[]> RunAsync(int first = 1, int second = 2)
    {
        PipelineStep[] steps = [_first, _second];
        var settings = new Dictionary<string, IConfig>
        { ["first"] = new CountSettings { Value = first }, ["second"] = new CountSettings { Value = second } };
        using var run = RunFolder.Create(_folder.File("runs"), new RunRecord
        {
            Id = string.Empty,
            Name = "test",
            Command = "test",
            Steps = [.. steps.Select(s => new StepRecord { Name = s.Name, Part = s.Part.ToString() })],
        });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        var runner = new PipelineRunner(
            new StepCache(_folder.File("cache"), TimeProvider.System), run, new NoWatcher(), console, TimeProvider.System);
        await runner.RunAsync(steps, settings, new PipelineSettings(), TestContext.Current.CancellationToken);
        return [.. run.Record.Steps.Select(s => s.Status)];
    }

    private sealed class NoWatcher : IRunWatcher
    {
        public void Changed()
        {
        }
    }
}
