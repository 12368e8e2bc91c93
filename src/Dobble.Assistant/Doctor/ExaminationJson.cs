using System.Text.Json.Serialization;

namespace Dobble.Assistant.Doctor;

/// <summary>What <c>dobble doctor --json</c> prints.</summary>
internal sealed record ExaminationJson(bool Works, IReadOnlyList<Check> Checks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExaminationJson))]
internal sealed partial class ExaminationJsonContext : JsonSerializerContext;
