using System.Text.Json.Serialization;

namespace Dobble.Assistant.Doctor;

/// <summary>What <c>dobble doctor --json</c> prints.</summary>
internal sealed record HealthCheckJson(bool Works, IReadOnlyList<Check> Checks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HealthCheckJson))]
internal sealed partial class HealthCheckJsonContext : JsonSerializerContext;
