using System.Text.Json.Serialization;
using Dobble.Assistant.Games;

namespace Dobble.Assistant.Outputs;

/// <summary>The games of a session; times are seconds from the cards' being in sight.</summary>
/// <param name="Started">When the session began.</param>
/// <param name="Rounds">Rounds that are over.</param>
/// <param name="Players">How each player fared, by name or number.</param>
/// <param name="Symbols">How each symbol was seen, by its identifier, the slowest first.</param>
internal sealed record GameRecordJson(
    DateTimeOffset Started, int Rounds, IReadOnlyDictionary<string, PlayerTally> Players, OrderedDictionary<string, SymbolTally> Symbols);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(GameRecordJson))]
internal sealed partial class GameRecordJsonContext : JsonSerializerContext;
