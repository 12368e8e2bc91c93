using Dobble.Perf.Instructions;

namespace Dobble.Perf.Tests.Instructions;

public sealed class DeviceTests
{
    private static readonly InstructionCount Frame = new(Networks: 60_000_000, OpenCv: 15_000_000, Rest: 50_000_000);

    [Fact]
    public void Vectors_of_half_the_length_make_twice_the_instructions_and_everything_else_as_many() =>
        Assert.Equal(200e6, Device.Instructions(Frame));

    [Fact]
    public void A_rate_is_clock_times_instructions_a_cycle_over_instructions()
    {
        var device = new Device("device", Cores: 4, Clock: 1e9, Slow: 1, Fast: 2);
        Assert.Equal((5, 10), device.OneCore(Frame));
        Assert.Equal((5 * 4 * Device.BusyShare, 10 * 4 * Device.BusyShare), device.AllCores(Frame));
    }
}
