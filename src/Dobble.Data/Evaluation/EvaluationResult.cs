using System.Text.Json;
using System.Text.Json.Serialization;
using Dobble.Data.Labels;

namespace Dobble.Data.Evaluation;

/// <summary>What was evaluated and how it came out.</summary>
public sealed record EvaluationResult
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        WriteIndented = true,
    };

    /// <summary>What was read: the data folders, or the rendered scenes.</summary>
    public required string Data { get; init; }

    /// <summary>The deck's name.</summary>
    public required string Deck { get; init; }

    /// <summary>SHA-256 of CardFinder's network.</summary>
    public required string FinderSha256 { get; init; }

    /// <summary>SHA-256 of CardReader's network.</summary>
    public required string ReaderSha256 { get; init; }

    /// <summary>Matches below this confidence count as silence.</summary>
    public required double Threshold { get; init; }

    /// <summary>Least overlap (IoU) for two boxes of symbols to be the same thing.</summary>
    [JsonIgnore]
    public double Overlap { get; init; } = Evaluation.ConfusionMatrix.UsualOverlap;

    /// <summary>The figures per series, all together last.</summary>
    public required IReadOnlyList<Summary> Series { get; init; }

    /// <summary>Name of each slot of the deck.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>The figures of each symbol over all images, the worst first.</summary>
    public IEnumerable<object> Symbols => Series[^1].Classes.OrderBy(c => c.Ap50).ThenBy(c => c.Ap)
        .Select(c => new { Symbol = Slots[c.Class], c.Count, c.Ap50, c.Ap75, Ap50To95 = c.Ap, AverageRecall = c.Ar });

    /// <summary>The cells of the confusion matrix that are not empty: <c>missed</c> is found nowhere, <c>false</c> is nowhere.</summary>
    public object ConfusionMatrix => new
    {
        Overlap,
        Cells = Matrix().Cells.Select(c => new
        {
            Truth = c.Truth < Slots.Count ? Slots[c.Truth] : "false",
            Found = c.Found < Slots.Count
            ? Slots[c.Found] : "missed",
            c.Count
        }),
    };

    /// <summary>What the matches recommend; null without matches.</summary>
    public CalibrationAdvice? Advice { get; init; }

    /// <summary>Every image.</summary>
    [JsonIgnore]
    public IReadOnlyList<PhotoScore> Photos { get; init; } = [];

    /// <summary>What is wrong with the data.</summary>
    public required IReadOnlyList<DataError> Errors { get; init; }

    /// <summary>Every failure, by photo.</summary>
    public IEnumerable<object> Failures =>
        Photos.SelectMany(p => p.Failures.Select(f => new { Photo = p.Name, Kind = f.Kind.ToString(), f.Text }));

    /// <summary>What was taken for what, over all images.</summary>
    public ConfusionMatrix Matrix() => Evaluation.ConfusionMatrix.Of(Slots.Count, Photos, Overlap);

    /// <summary>The figures as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format);
}
