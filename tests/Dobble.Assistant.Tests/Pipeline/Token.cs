namespace Dobble.Assistant.Tests.Pipeline;

/// <summary>Something that is passed through stages and counts how many of it were not disposed of.</summary>
internal sealed class Token(Token.Count count, int number) : IDisposable
{
    private bool _disposed;

    public int Number => number;

    public static Token New(Count count, int number)
    {
        Interlocked.Increment(ref count.Alive);
        return new Token(count, number);
    }

    public void Dispose()
    {
        Assert.False(_disposed, "disposed twice");
        _disposed = true;
        Interlocked.Decrement(ref count.Alive);
    }

    internal sealed class Count
    {
        public int Alive;
    }
}
