using System.Threading.Channels;
using Dobble.Assistant.Pipeline.Stages;
using Dobble.Vision;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dobble.Assistant.Tests.Pipeline;

public sealed class SupervisorTests : IDisposable
{
    private static readonly StageLimits Quick = new() { StuckAfterSeconds = 0.1, RestartsPerMinute = 5, FailuresInARow = 4 };

    private readonly TestMetrics _metrics = new();
    private readonly Token.Count _count = new();
    private readonly Channel<Token> _input = Channel.CreateUnbounded<Token>();
    private readonly List<int> _passed = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task A_frame_on_which_a_stage_fails_is_dropped_and_the_others_go_on()
    {
        Feed(6);
        await Supervise(item => item.Number is 2 or 4 ? throw new InvalidOperationException("bad frame") : item);
        Assert.Equal([0, 1, 3, 5], _passed);
        Assert.Equal(2, _metrics["dobble.frames.failed/work"]);
        Assert.Equal(0, _count.Alive);
    }

    [Fact]
    public async Task A_stage_that_fails_again_and_again_ends_everything_with_one_error()
    {
        Feed(10);
        var error = await Assert.ThrowsAsync<DobbleException>(
            () => Supervise(_ => throw new InvalidOperationException("no memory\nstack")));
        Assert.Contains("'work' failed on 4 frames in a row (no memory)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_that_hangs_is_restarted_with_new_resources_and_what_it_brings_later_is_thrown_away()
    {
        using var hang = new ManualResetEventSlim();
        var renewed = 0;
        Feed(3);
        await Supervise(
            item =>
            {
                if (item.Number == 1)
                    hang.Wait(Stop);
                return item;
            },
            () =>
            {
                Interlocked.Increment(ref renewed);
            });
        Assert.Equal([0, 2], _passed);
        Assert.Equal(1, renewed);
        Assert.Equal(1, _metrics["dobble.stage.restarts/work"]);

        hang.Set();
        await Waiting.UntilAsync(() => _count.Alive == 0);
    }

    [Fact]
    public async Task A_stage_that_hangs_again_and_again_ends_everything_with_one_error()
    {
        using var hang = new ManualResetEventSlim();
        Feed(10);
        var error = await Assert.ThrowsAsync<DobbleException>(() => Supervise(item =>
        {
            hang.Wait(Stop);
            return item;
        }));
        Assert.Contains("'work' hangs again and again (5 restarts within a minute)", error.Message, StringComparison.Ordinal);
        hang.Set();
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_stage_that_hangs()
    {
        using var hang = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        Feed(1, complete: false);
        var running = Supervise(
            item =>
            {
                entered.Set();
                hang.Wait(Stop);
                return item;
            },
            limits: Quick with { StuckAfterSeconds = 60 }, stop: stop.Token);
        await Waiting.UntilAsync(() => entered.IsSet);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Waiting.TooLong, Stop));
        hang.Set();
    }

    private void Feed(int count, bool complete = true)
    {
        for (var i = 0; i < count; i++)
            Assert.True(_input.Writer.TryWrite(Token.New(_count, i)));
        if (complete)
            _input.Writer.Complete();
    }

    private Task Supervise(Func<Token, Token> work, Action? renew = null, StageLimits? limits = null, CancellationToken? stop = null)
    {
        limits ??= Quick;
        var loop = new StageLoop<Token, Token>("work", _input.Reader, work, Pass, limits, _metrics.Metrics, NullLogger.Instance);
        var stage = new Stage("work", loop.RunAsync, () => { }, renew);
        return new Supervisor([stage], limits, TimeProvider.System, _metrics.Metrics, NullLogger.Instance).RunAsync(stop ?? Stop);
    }

    private ValueTask Pass(Token token, CancellationToken stop)
    {
        _passed.Add(token.Number);
        token.Dispose();
        return ValueTask.CompletedTask;
    }
}
