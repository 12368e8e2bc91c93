using System.Threading.Channels;
using Dobble.Assistant.Pipeline;

namespace Dobble.Assistant.Outputs;

/// <summary>Feeds outputs from a pipeline, each from channels and tasks of its own. One that fails stops no other.</summary>
internal static class Feed
{
    /// <summary>Subscribes the outputs, before the pipeline runs.</summary>
    /// <param name="pipeline">What feeds them.</param>
    /// <param name="outputs">What is fed; they stay the caller's.</param>
    /// <param name="failed">Hears of the first failure of each.</param>
    /// <returns>Ends once the pipeline has ended and everything that it gave was taken.</returns>
    public static Task StartAsync(FramePipeline pipeline, IEnumerable<Output> outputs, Action<Output, Exception> failed) =>
        Task.WhenAll(outputs.SelectMany(output => Start(pipeline, output, e => failed(output, e))).ToList());

    /// <summary>Gives away each item and disposes of it, until there are no more.</summary>
    internal static async Task RunAsync<T>(ChannelReader<T> items, Func<T, ValueTask> take, Action<Exception> failed)
        where T : IDisposable
    {
        var told = false;
        await foreach (var item in items.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                using (item)
                    await take(item).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // The next item may fare better.
                if (!told)
                    failed(e);
                told = true;
            }
        }
    }

    private static IEnumerable<Task> Start(FramePipeline pipeline, Output output, Action<Exception> failed)
    {
        if (output.TakeFrame is { } takeFrame)
            yield return Run(pipeline.SubscribeFrames(output.Name, output.Waiting), takeFrame);
        if (output.TakeTable is { } takeTable)
            yield return Run(pipeline.SubscribeTables(output.Name, output.Waiting), takeTable);

        Task Run<T>(ChannelReader<T> items, Func<T, ValueTask> take)
            where T : IDisposable => Task.Run(() => RunAsync(items, take, failed));
    }
}
