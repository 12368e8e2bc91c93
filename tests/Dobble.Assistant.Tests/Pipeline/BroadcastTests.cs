using Dobble.Assistant.Pipeline;
using Dobble.Vision.Frames;

namespace Dobble.Assistant.Tests.Pipeline;

public sealed class BroadcastTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_that_never_reads_delays_nobody_and_holds_only_the_newest()
    {
        using var pool = new FramePool();
        var dropped = new List<string>();
        var broadcast = new Broadcast<Frame>(frame => frame.Share(), dropped.Add);
        var hanging = broadcast.Subscribe("hanging", 1, everything: false);
        var prompt = broadcast.Subscribe("prompt", 8, everything: false);

        await Send(broadcast, pool, 5);
        Assert.Equal([0, 1, 2, 3, 4], Numbers(prompt));
        Assert.Equal(["hanging", "hanging", "hanging", "hanging"], dropped);
        Assert.Equal([4], Numbers(hanging));
        Assert.Equal(pool.Made, pool.Free);
    }

    [Fact]
    public async Task A_subscriber_to_everything_is_waited_for()
    {
        using var pool = new FramePool();
        var broadcast = new Broadcast<Frame>(frame => frame.Share(), _ => Assert.Fail("dropped"));
        var slow = broadcast.Subscribe("slow", 1, everything: true);

        var sending = Send(broadcast, pool, 4);
        var seen = new List<long>();
        while (await slow.WaitToReadAsync(Stop))
        {
            seen.AddRange(Numbers(slow));
            await Task.Yield();
        }

        await sending;
        Assert.Equal([0, 1, 2, 3], seen);
        Assert.Equal(pool.Made, pool.Free);
    }

    [Fact]
    public void Frames_go_back_to_the_pool_with_their_last_owner()
    {
        using var pool = new FramePool();
        var frame = pool.Rent();
        var share = frame.Share();
        frame.Dispose();
        Assert.Equal(0, pool.Free);
        share.Dispose();
        Assert.Equal(1, pool.Free);
        Assert.Throws<ObjectDisposedException>(() => share.Share());
    }

    private static async Task Send(Broadcast<Frame> broadcast, FramePool pool, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var frame = pool.Rent();
            frame.Stamp(i, TimeSpan.FromSeconds(i), i);
            await broadcast.SendAsync(frame, Stop);
        }

        broadcast.Complete();
    }

    private static List<long> Numbers(System.Threading.Channels.ChannelReader<Frame> reader)
    {
        var numbers = new List<long>();
        while (reader.TryRead(out var frame))
        {
            numbers.Add(frame.Number);
            frame.Dispose();
        }

        return numbers;
    }
}
