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
    }

    [Fact]
    public async Task Where_other_weights_come_out_the_input_that_differs_is_named_and_no_other()
    {
        DrawnData.Write(_folder);
        var from = Directory.CreateDirectory(_folder.File("begun")).FullName;
        void BeginWith(string weights) => File.Copy(weights, Path.Combine(from, "finder.weights"), overwrite: true);
        BeginWith(Path.Combine(TestPaths.Root, "models/finder.weights"));
        var (code, output) = await TrainProgram.RunAsync(ShortTraining.Command(_folder, "work", Step, $"{Step}.from={from}"));
        Assert.True(code == 0, output);
        var first = RunFolder.All(_folder.File("work/runs"))[0];

        // Whoever keeps the weights that it began with keeps what came of them there.
        BeginWith(Path.Combine(ShortTraining.Output(_folder, "work", Step), "model/finder.weights"));
        (code, output) = await TrainProgram.RunAsync("repeat", first.Id, "--work", _folder.File("work"));
        Assert.Equal(1, code);
        Assert.Contains($"{Step}: other weights than in {first.Id}", output, StringComparison.Ordinal);
        Assert.Contains("This input differs", output, StringComparison.Ordinal);
        Assert.Contains($"{Step} from", output, StringComparison.Ordinal);
        Assert.DoesNotContain("emoji font", output, StringComparison.Ordinal);
        Assert.DoesNotContain("No input", output, StringComparison.Ordinal);
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
