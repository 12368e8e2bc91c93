using Dobble.TestKit;
using Dobble.Training.Pipeline.Engine;

namespace Dobble.Training.Tests.Pipeline.Engine;

public sealed class StepCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Many_that_want_an_entry_at_once_all_get_it_and_one_makes_it()
    {
        var made = 0;
        var cache = new StepCache(_folder.Path, new HastyClock());
        Task<StepOutput> Make(string folder) => Task.FromResult<StepOutput>(new SideOutput { Summary = $"{++made}" });
        async Task EnterAsync()
        {
            for (var i = 0; i < 4000; i++)
                await cache.MakeAsync("step", "key", typeof(SideOutput), Make, TestContext.Current.CancellationToken);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(EnterAsync)));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_to_is_told_of_at_once()
    {
        // A folder stands where the lock would be.
        Directory.CreateDirectory(_folder.File("step/key.lock"));
        await Assert.ThrowsAnyAsync<Exception>(() => new StepCache(_folder.Path, TimeProvider.System).MakeAsync(
            "step", "key", typeof(SideOutput), _ => Task.FromResult<StepOutput>(new SideOutput()), TestContext.Current.CancellationToken));
    }
}
