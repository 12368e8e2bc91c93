using System.Threading.Channels;
using Dobble.Assistant.Outputs;
using Dobble.Assistant.Tests.Pipeline;

namespace Dobble.Assistant.Tests.Outputs;

public sealed class FeedTests
{
    [Fact]
    public async Task An_output_that_fails_is_told_of_once_goes_on_with_the_next_item_and_everything_is_disposed_of()
    {
        var count = new Token.Count();
        var items = Channel.CreateUnbounded<Token>();
        for (var i = 0; i < 4; i++)
            items.Writer.TryWrite(Token.New(count, i));
        items.Writer.Complete();

        var taken = new List<int>();
        var failures = new List<Exception>();
        await Feed.RunAsync(items.Reader, token =>
        {
            taken.Add(token.Number);
            return token.Number is 1 or 2 ? throw new InvalidOperationException("broken") : ValueTask.CompletedTask;
        }, failures.Add);
        Assert.Equal([0, 1, 2, 3], taken);
        Assert.Equal("broken", Assert.Single(failures).Message);
        Assert.Equal(0, count.Alive);
    }
}
