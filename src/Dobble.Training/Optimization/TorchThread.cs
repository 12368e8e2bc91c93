using static TorchSharp.torch;

namespace Dobble.Training.Optimization;

/// <summary>
/// Runs work with TorchSharp on a thread of its own. How many threads a sum is shared among decides its last bits; torch keeps that
/// number for each calling thread, so that on threads of a pool it would depend on what else ran there.
/// </summary>
internal static class TorchThread
{
    /// <summary>Runs work from its begin to its end on one new thread.</summary>
    /// <param name="work">The work; it must not await.</param>
    /// <param name="threads">Threads that compute each operation, 1 or more.</param>
    public static Task<T> RunAsync<T>(Func<T> work, int threads = 1) => Task.Factory.StartNew(
        () =>
        {
            set_num_threads(threads);
            return work();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
