using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Dobble.Assistant.Runtime;

/// <summary>Something that is done with everything that a subscription brings. One that fails stops nobody else, and is told of once.</summary>
internal static partial class Consumer
{
    /// <summary>Runs until the subscription ends.</summary>
    /// <param name="name">What it is called in the log.</param>
    /// <param name="items">Each is disposed of here, after <paramref name="take"/>.</param>
    /// <param name="take">What to do with one.</param>
    /// <param name="log">Hears of the first failure.</param>
    public static async Task RunAsync<T>(string name, ChannelReader<T> items, Func<T, ValueTask> take, ILogger log)
        where T : IDisposable
    {
        var failed = false;
        await foreach (var item in items.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                using (item)
                    await take(item).ConfigureAwait(false);
            }
            catch (Exception e) when (!failed)
            {
                failed = true;
                LogFailure(log, name, e.Message.Split('\n', 2)[0].TrimEnd());
            }
            catch (Exception)
            {
                // Told of already; the next item may fare better.
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Consumer} failed: {Reason}")]
    private static partial void LogFailure(ILogger log, string consumer, string reason);
}
