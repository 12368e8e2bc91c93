using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Dobble.Assistant.Tests;

/// <summary>Waits for what other threads do, without sleeping, and gives up after a while.</summary>
internal static class Waiting
{
    /// <summary>Longer than a busy machine needs for what takes a moment.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromSeconds(30);

    /// <summary>Waits until something has happened.</summary>
    public static async Task UntilAsync(Func<bool> happened, Action? meanwhile = null)
    {
        for (var start = Stopwatch.GetTimestamp(); !happened();)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TooLong, "what was waited for did not happen");
            meanwhile?.Invoke();
            await Task.Yield();
        }
    }

    /// <summary>Lets a clock run, step by step, until something has happened.</summary>
    public static Task RunUntilAsync(this FakeTimeProvider clock, TimeSpan step, Func<bool> happened) =>
        UntilAsync(happened, () => clock.Advance(step));

    /// <summary>Lets a clock run for a number of steps, as long as others take to notice each.</summary>
    public static async Task RunAsync(this FakeTimeProvider clock, TimeSpan step, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            clock.Advance(step);
            await Task.Yield();
        }
    }
}
