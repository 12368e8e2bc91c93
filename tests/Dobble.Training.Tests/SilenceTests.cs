using Dobble.TestKit;

namespace Dobble.Training.Tests;

/// <summary>The toolchain asks nothing of anybody that it was not told to ask, and leaves nothing in the home folder.</summary>
public sealed class SilenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Training_and_exporting_a_network_opens_no_socket_and_looks_up_no_name()
    {
        DrawnData.Write(_folder);
        var run = await TracedRun.OfAsync(
            _folder.Path, ["dotnet", typeof(Program).Assembly.Location, .. ShortTraining.Command(_folder, "work", "train-finder")]);
        Assert.True(run.ExitCode == 0, run.Said);
        Assert.True(File.Exists(Path.Combine(ShortTraining.Output(_folder, "work", "train-finder"), "model/finder.onnx")), run.Said);
        Assert.Empty(run.Outside);
        Assert.Empty(run.Home);
    }
}
