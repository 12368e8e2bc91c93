using System.Threading.Channels;

namespace Dobble.Training.Optimization;

/// <summary>
/// Renders batches ahead of training on several threads and hands them over in order, so that a run is the same however
/// many threads there are.
/// </summary>
internal sealed class BatchPipeline : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Batch>[] _lanes;
    private readonly Task[] _workers;
    private long _next;

    public BatchPipeline(Func<long, Batch> make, long first, long end, int workers)
    {
        _next = first;
        _lanes = [.. Enumerable.Range(0, workers).Select(_ => Channel.CreateBounded<Batch>(2))];
        _workers = [.. Enumerable.Range(0, workers).Select(w => Task.Run(() => RenderAsync(make, first, end, w)))];
    }

    /// <summary>The next batch; blocks the training's own thread until it is there.</summary>
    public Batch Next() => _lanes[_next++ % _lanes.Length].Reader.ReadAsync().AsTask().GetAwaiter().GetResult();

    public void Dispose()
    {
        _stop.Cancel();
        Task.WhenAll(_workers).ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        _stop.Dispose();
    }

    private async Task RenderAsync(Func<long, Batch> make, long first, long end, int worker)
    {
        var lane = (int)((first + worker) % _lanes.Length);
        try
        {
            for (var index = first + worker; index < end; index += _lanes.Length)
                await _lanes[lane].Writer.WriteAsync(make(index), _stop.Token);
            _lanes[lane].Writer.Complete();
        }
        catch (Exception e)
        {
            // Whoever waits for this lane gets the reason.
            _lanes[lane].Writer.Complete(e);
        }
    }
}
