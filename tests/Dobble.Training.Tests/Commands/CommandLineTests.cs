using Dobble.TestKit;
using Dobble.Training.Tests.Pipeline;

namespace Dobble.Training.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--rounds takes a whole number, not 'many'.", "render", "a.avi", "--rounds", "many")]
    [InlineData("TRIAL takes a whole number, not 'first'.", "sweep", "trial", "folder", "first")]
    [InlineData("See: dobble-train runs compare --help", "runs", "compare", "a")]
    [InlineData("run: say what to run", "run")]
    [InlineData("--scenes takes a whole number of 1 or more.", "evaluate-decks", "--scenes", "0")]
    [InlineData("Unrecognized command or argument '--deck'.", "evaluate-decks", "--deck", "classic")]
    [InlineData("not recognized. Must be one of: 'photographs of food'", "evaluate-decks", "--kind", "cars")]
    [InlineData("not recognized. Must be one of: 'round'", "evaluate-decks", "--shape", "triangle")]
    public async Task A_command_line_that_makes_no_sense_is_told_in_plain_words_and_exits_with_2(string told, params string[] line)
    {
        var (code, output) = await TrainProgram.RunAsync(line);
        Assert.Equal(2, code);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_that_shuts_down_ends_a_run_in_one_line_and_it_goes_on_later()
    {
        DrawnData.Write(_folder);
        string[] command = ShortTraining.Command(_folder, "work", "train-finder", "train-finder.training.steps=100000");
        using var process = TrainProgram.Start(command);
        var log = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("▸ train-finder", StringComparison.Ordinal) == true)
                log.TrySetResult();
        };
        process.BeginOutputReadLine();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await await Task.WhenAny(log.Task, process.WaitForExitAsync(TestContext.Current.CancellationToken));
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("stopped; the same command goes on from the last checkpoint", (await error).Trim());
        Assert.Equal(143, process.ExitCode);
        Assert.Equal(Data.Runs.RunStatus.Stopped, Data.Runs.RunFolder.All(_folder.File("work/runs")).Single().Status);
    }

    [Fact]
    public async Task The_cache_is_listed_and_pruned_and_runs_keep_what_they_show()
    {
        DrawnData.Write(_folder);
        var training = await ShortTraining.RunAsync(_folder, "work", "train-finder");
        var (code, output) = await TrainProgram.RunAsync("cache", "--work", _folder.File("work"));
        Assert.True(code == 0, output);
        Assert.Contains("train-finder", output, StringComparison.Ordinal);
        (code, output) = await TrainProgram.RunAsync("cache", "prune", "--work", _folder.File("work"));
        Assert.True(code == 0, output);
        Assert.Contains("entries removed", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_folder.File("work/cache/train-finder")));
        Assert.True(File.Exists(Path.Combine(training, "model/finder.onnx")));
        Assert.True(File.Exists(Path.Combine(training, "training.png")));
        Assert.False(Directory.Exists(Path.Combine(training, "checkpoint")));
    }

    [Fact]
    public async Task A_cache_that_takes_more_of_the_disk_than_it_may_is_pruned_when_a_run_ended()
    {
        DrawnData.Write(_folder);
        var (code, output) = await TrainProgram.RunAsync(ShortTraining.Command(_folder, "work", "upload", "pipeline.cacheGigabytes=0.000001"));
        Assert.True(code == 0, output);
        Assert.Matches("[34] entries of the cache that were used longest ago are removed", output);
        Assert.Empty(Directory.GetDirectories(_folder.File("work/cache/convert")));
    }
}
