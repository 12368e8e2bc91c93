using System.Text.Json.Serialization;

namespace Dobble.Assistant.Outputs.Events;

/// <summary>
/// A pair of cards that was decided, spoken or withdrawn. Boxes are pixels of the frame; null where the symbol is hidden.
/// </summary>
internal sealed record PairEventJson(
    string Event, long Frame, double Time, int[] Pair, string? Symbol, double Probability, IReadOnlyList<double[]?> Boxes)
{
    /// <summary>On <c>withdrawn</c>: whether it had been said aloud, which makes it a mistake.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Mistake { get; init; }
}

/// <summary>A card that appeared or is gone; <c>slot</c> is its index in the deck file, null while that is not known.</summary>
internal sealed record CardEventJson(string Event, long Frame, double Time, int Card, int? Slot, IReadOnlyList<double[]> Outline);

/// <summary>Why nothing is said from this frame on; <c>reason</c> is null when something is.</summary>
internal sealed record NoAnswerEventJson(string Event, long Frame, double Time, string? Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PairEventJson))]
[JsonSerializable(typeof(CardEventJson))]
[JsonSerializable(typeof(NoAnswerEventJson))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
