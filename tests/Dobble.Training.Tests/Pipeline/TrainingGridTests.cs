using Dobble.Data.Runs;
using Dobble.TestKit;
using OpenCvSharp;

namespace Dobble.Training.Tests.Pipeline;

public sealed class TrainingGridTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_each_epoch_a_run_shows_held_out_images_with_the_truth_and_what_the_network_makes_of_them()
    {
        const string step = "train-finder";
        DrawnData.Write(_folder);
        await ShortTraining.RunAsync(_folder, "work", step);
        var (run, path) = Newest();
        Assert.Equal([$"grids/{step}.0.000001.jpg", $"grids/{step}.0.000002.jpg"], run.Steps.First(s => s.Name == step).Grids);
        using var grid = Cv2.ImRead(Path.Combine(path, $"grids/{step}.0.000002.jpg"));
        // Two photos are held out, of two cards each; green is what is there.
        Assert.True(Greens(grid, 1) > Greens(grid, 0) + 100, $"{Greens(grid, 0)}, {Greens(grid, 1)}");

        // A run that takes the training from the cache shows its end.
        await ShortTraining.RunAsync(_folder, "work", step);
        (run, path) = Newest();
        Assert.Equal([$"grids/{step}.0.000002.jpg"], run.Steps.First(s => s.Name == step).Grids);
        Assert.True(File.Exists(Path.Combine(path, $"grids/{step}.0.000002.jpg")));
    }

    private (RunRecord Run, string Path) Newest()
    {
        var run = RunFolder.All(_folder.File("work/runs"))[0];
        return (run, _folder.File($"work/runs/{run.Id}"));
    }

    private static int Greens(Mat grid, int column)
    {
        using var part = new Mat(grid, new Rect(column * grid.Width / 3, 0, grid.Width / 3, grid.Height));
        using var green = new Mat();
        Cv2.InRange(part, new Scalar(40, 120, 0), new Scalar(100, 180, 60), green);
        return Cv2.CountNonZero(green);
    }
}
