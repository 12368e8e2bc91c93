using Dobble.Training.Optimization;
using Dobble.Vision;
using TorchSharp;

namespace Dobble.Training.Tests.Optimization;

public sealed class TrainingDeviceTests
{
    [Theory]
    [InlineData("auto", true)]
    [InlineData("cpu", true)]
    [InlineData("cuda", true)]
    [InlineData("cuda:1", true)]
    [InlineData("cuda:-1", false)]
    [InlineData("gpu", false)]
    [InlineData("", false)]
    public void A_device_that_does_not_exist_is_told_before_the_training(string device, bool right) =>
        Assert.Equal(right, !new TrainerOptions { Device = device }.Errors()
            .Any(e => e.Contains("must be auto, cpu, cuda or cuda:N", StringComparison.Ordinal)));

    [Fact]
    public void The_processor_is_taken_where_it_is_asked_for() => Assert.Equal(DeviceType.CPU, TrainingDevice.Find("cpu").type);

    [Fact]
    public void A_card_that_is_not_there_is_an_error_and_no_silent_slowness()
    {
        Assert.SkipWhen(torch.cuda.is_available(), "there is a graphics card here");
        Assert.Equal(DeviceType.CPU, TrainingDevice.Find(TrainingDevice.Auto).type);
        var error = Assert.Throws<DobbleException>(() => TrainingDevice.Find("cuda:0"));
        Assert.Contains("choose auto or cpu", error.Message, StringComparison.Ordinal);
    }
}
