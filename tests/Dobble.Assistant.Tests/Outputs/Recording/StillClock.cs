using Microsoft.Extensions.Time.Testing;

namespace Dobble.Assistant.Tests.Outputs.Recording;

/// <summary>A clock that stands at a quarter past eight in the evening, until a test moves it.</summary>
internal sealed class StillClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 20, 15, 7, TimeSpan.Zero));
