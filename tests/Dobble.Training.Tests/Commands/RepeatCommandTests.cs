using Dobble.Data.Runs;
using Dobble.TestKit;
using Dobble.Training.Tests.Pipeline;

namespace Dobble.Training.Tests.Commands;

public sealed class RepeatCommandTests : IDisposable
{
    private const string Step = "train-finder";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_training_is_repeated_to_the_same_weights_on_another_number_of_processors_and_what_differs_is_told()
    {
        DrawnData.Write(_folder);
        var (code, output) = await TrainProgram.RunAsync(ShortTraining.Command(_folder, "work", Step));
        Assert.True(code == 0, output);
        var first = RunFolder.All(_folder.File("work/runs")).Single();
        Assert.Equal(["backgrounds", "code", "emoji font", "packages", "processor"], first.Inputs.Keys.Order());

        using var again = TrainProgram.Start(["repeat", first.Id, "--work", _folder.File("work")], ("DOTNET_PROCESSOR_COUNT", "1"));
        output = await again.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await again.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(again.ExitCode == 0, output);
        Assert.Contains($"{Step}: the same weights as in {first.Id}", output, StringComparison.Ordinal);
        var second = RunFolder.All(_folder.File("work/runs"))[0];
        Assert.Equal((first.Id, RunStatus.Done), (second.Parent, second.Steps.First(s => s.Name == Step).Status));

        // A record of another machine, whose processor gave other weights.
        var path = _folder.File($"work/runs/{first.Id}");
        RunFolder.Save(path, first with
        {
            Inputs = new Dictionary<string, string>(first.Inputs) { ["processor"] = "an abacus" },
            Steps = [.. first.Steps.Select(s => s.Name == Step
                ? s with { Facts = new Dictionary<string, string>(s.Facts) { ["weights"] = "0123456789abcdef" } } : s)],
        });
        (code, output) = await TrainProgram.RunAsync("repeat", first.Id, "--work", _folder.File("work"));
        Assert.Equal(1, code);
        Assert.Contains($"{Step}: other weights than in {first.Id}", output, StringComparison.Ordinal);
        Assert.Contains("an abacus", output, StringComparison.Ordinal);
        Assert.DoesNotContain("emoji font", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_trained_nothing_cannot_be_repeated()
    {
        RunFolder.Create(_folder.File("runs"), new RunRecord { Id = string.Empty, Name = "a", Command = "a" }).Dispose();
        var id = RunFolder.All(_folder.File("runs")).Single().Id;
        var (code, output) = await TrainProgram.RunAsync("repeat", id, "--work", _folder.Path);
        Assert.Equal(1, code);
        Assert.Contains("trained nothing", output, StringComparison.Ordinal);
    }
}
