using Dobble.Training.Optimization;
using static TorchSharp.torch;

namespace Dobble.Training.Tests.Optimization;

public sealed class TorchThreadTests
{
    [Fact]
    public async Task Work_computes_with_the_threads_that_were_asked_for_whatever_the_calling_thread_uses()
    {
        var (before, caller) = (get_num_threads(), Environment.CurrentManagedThreadId);
        set_num_threads(3);
        try
        {
            var (threads, own) = await TorchThread.RunAsync(() => (get_num_threads(), Environment.CurrentManagedThreadId), threads: 2);
            Assert.Equal(2, threads);
            Assert.NotEqual(caller, own);
        }
        finally
        {
            set_num_threads(before);
        }
    }
}
