using Dobble.TestKit;
using Dobble.Training.Pipeline.Engine;
using Dobble.Training.Pipeline.Steps;
using Dobble.Training.Samples;

namespace Dobble.Training.Tests.Samples;

public sealed class MachineInputsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_there_are_no_wallpapers_that_is_what_is_recorded()
    {
        Directory.CreateDirectory(_folder.File("empty"));
        Assert.Equal("none", MachineInputs.Find([_folder.File("empty"), "/nowhere"]).Backgrounds);
    }

    [Fact]
    public void A_wallpaper_that_is_a_link_to_nowhere_is_passed_over()
    {
        _folder.Write("wallpapers/one.png", "an image");
        var before = MachineInputs.Find([_folder.File("wallpapers")]).Backgrounds;
        File.CreateSymbolicLink(_folder.File("wallpapers/two.png"), "/nowhere/two.png");
        Assert.Equal(before, MachineInputs.Find([_folder.File("wallpapers")]).Backgrounds);
        Assert.Empty(new Backgrounds([_folder.File("wallpapers")]).Load());
    }

    [Fact]
    public void The_processor_and_the_libraries_that_compute_are_told()
    {
        var machine = MachineInputs.Find([]);
        Assert.NotEmpty(machine.Processor);
        Assert.Matches("OpenCvSharp4[^,]* [0-9].*SkiaSharp [0-9].*TorchSharp [0-9].*libtorch-[^,]* [0-9]", machine.Packages);
        Assert.Equal(4, machine.ByName().Count);
    }

    [Fact]
    public async Task Another_wallpaper_is_another_key()
    {
        var keys = new HashSet<string> { await KeyAsync() };
        _folder.Write("wallpapers/one.png", "an image");
        Assert.True(keys.Add(await KeyAsync()), "a wallpaper came");
        _folder.Write("wallpapers/one.png", "other pixels");
        Assert.True(keys.Add(await KeyAsync()), "it was replaced by another");
        File.Move(_folder.File("wallpapers/one.png"), _folder.File("wallpapers/two.png"));
        Assert.True(keys.Add(await KeyAsync()), "it got another place in the order");
        Assert.False(keys.Add(await KeyAsync()), "nothing changed");
    }

    private async Task<string> KeyAsync()
    {
        string[] folders = [_folder.File("wallpapers")];
        var common = new PipelineSettings();
        var settings = new LoadSettings { Backgrounds = folders };
        var step = new LoadStep(new SharedData(common));
        return StepKey.Of(step, settings, common, await step.SourceAsync((object)settings, TestContext.Current.CancellationToken), []);
    }
}
