using System.Text.Json.Serialization;

namespace Dobble.Assistant.Reports;

/// <summary>
/// A photo as <c>dobble read --json</c> prints it. Boxes and points are pixels of the upright photo; <c>silence</c> is why there
/// are no matches, null where there are.
/// </summary>
internal sealed record ReadingJson(
    string Source,
    int Width,
    int Height,
    double ElapsedMs,
    IReadOnlyList<CardJson> Cards,
    IReadOnlyList<MatchJson> Matches,
    [property: JsonPropertyName("silence")] string? NoAnswer);

/// <summary>A card. Its confidence is the probability of its slot; where that is null, that it is no card of the deck.</summary>
internal sealed record CardJson(
    int Id, double[] Center, IReadOnlyList<double[]> Outline, int? Slot, double Confidence, IReadOnlyList<SymbolJson> Symbols);

internal sealed record SymbolJson(string? Name, double[] Box, double Confidence);

internal sealed record MatchJson(int[] Cards, string? Symbol, double Confidence, IReadOnlyList<double[]?> Boxes);

/// <summary>A photo that could not be read.</summary>
internal sealed record ErrorJson(string Source, string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReadingJson))]
[JsonSerializable(typeof(ErrorJson))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
