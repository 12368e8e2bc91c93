using Dobble.Vision.Frames;

namespace Dobble.Vision.Tests.Frames;

public sealed class FramePoolTests
{
    [Fact]
    public void A_frame_that_came_back_is_lent_again()
    {
        using var pool = new FramePool();
        for (var i = 0; i < 100; i++)
        {
            using var one = pool.Rent();
            using var another = pool.Rent();
        }

        Assert.Equal((2, 2), (pool.Made, pool.Free));
    }

    [Fact]
    public void What_was_needed_only_while_somebody_was_slow_is_given_back()
    {
        using var pool = new FramePool();
        var slow = Enumerable.Range(0, 60).Select(_ => pool.Rent()).ToArray();
        Assert.Equal(60, pool.Made);
        foreach (var frame in slow)
            frame.Dispose();
        Assert.Equal((12, 12), (pool.Made, pool.Free));
    }
}
