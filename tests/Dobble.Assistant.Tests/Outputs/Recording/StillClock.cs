namespace Dobble.Assistant.Tests.Outputs.Recording;

/// <summary>A clock that stands at a quarter past eight in the evening.</summary>
internal sealed class StillClock : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 20, 15, 7, TimeSpan.Zero);
}
