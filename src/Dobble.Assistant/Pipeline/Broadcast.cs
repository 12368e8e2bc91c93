using System.Threading.Channels;

namespace Dobble.Assistant.Pipeline;

/// <summary>
/// Hands each item to every subscriber, over a channel of its own, so that a slow one delays nobody: what it has no time
/// for is dropped, the oldest first, and counted.
/// </summary>
/// <typeparam name="T">Items that are shared: every subscriber disposes of its own share.</typeparam>
internal sealed class Broadcast<T>(Func<T, T> share, Action<string> dropped)
    where T : class, IDisposable
{
    private readonly List<Channel<T>> _channels = [];

    public bool IsHeard => _channels.Count > 0;

    /// <summary>One more subscriber; all subscribe before the first item.</summary>
    /// <param name="name">What it is called where its drops are counted.</param>
    /// <param name="capacity">Items that may wait for it.</param>
    /// <param name="everything">Whether the sender waits for it instead of dropping.</param>
    public ChannelReader<T> Subscribe(string name, int capacity, bool everything)
    {
        var options = new BoundedChannelOptions(capacity)
        {
            FullMode = everything ? BoundedChannelFullMode.Wait : BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        };
        var channel = Channel.CreateBounded<T>(options, item =>
        {
            item.Dispose();
            dropped(name);
        });
        _channels.Add(channel);
        return channel.Reader;
    }

    /// <summary>Gives every subscriber a share; the sender keeps its own.</summary>
    public async ValueTask SendAsync(T item, CancellationToken stop)
    {
        foreach (var channel in _channels)
        {
            var mine = share(item);
            if (channel.Writer.TryWrite(mine))
                continue;
            try
            {
                await channel.Writer.WriteAsync(mine, stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
            {
                mine.Dispose();
                if (e is OperationCanceledException)
                    throw;
            }
        }
    }

    /// <summary>Nothing more comes. Subscribers still get what waits for them.</summary>
    public void Complete() => _channels.ForEach(channel => channel.Writer.TryComplete());
}
