using System.Threading.Channels;
using Dobble.Assistant.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dobble.Assistant.Tests.Runtime;

public sealed class ConsumerTests
{
    [Fact]
    public async Task A_consumer_that_fails_goes_on_with_the_next_item_and_everything_is_disposed_of()
    {
        var count = new Token.Count();
        var items = Channel.CreateUnbounded<Token>();
        for (var i = 0; i < 4; i++)
            items.Writer.TryWrite(Token.New(count, i));
        items.Writer.Complete();

        var taken = new List<int>();
        await Consumer.RunAsync("test", items.Reader, token =>
        {
            taken.Add(token.Number);
            return token.Number is 1 or 2 ? throw new InvalidOperationException("broken") : ValueTask.CompletedTask;
        }, NullLogger.Instance);
        Assert.Equal([0, 1, 2, 3], taken);
        Assert.Equal(0, count.Alive);
    }
}
