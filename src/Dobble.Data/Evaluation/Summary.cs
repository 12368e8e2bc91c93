using System.Text.Json.Serialization;

namespace Dobble.Data.Evaluation;

/// <summary>A number of confusions of one kind.</summary>
public sealed record ConfusionCount(string Truth, string Read, int Count);

/// <summary>The figures over some images.</summary>
public sealed record Summary : ReadingCounts
{
    /// <summary>Name of the series, or <c>all</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Images.</summary>
    public int Photos { get; init; }

    /// <summary>Wrong answers, those that are not between two true cards included.</summary>
    public int Wrong { get; init; }

    /// <summary>Pairs left unanswered.</summary>
    public int Silent { get; init; }

    /// <summary>Mean average precision of the symbols.</summary>
    public required AveragePrecision Symbols { get; init; }

    /// <summary>COCO's figures of the symbols.</summary>
    public required CocoFigures Coco { get; init; }

    /// <summary>The figures of each slot's symbols.</summary>
    [JsonIgnore]
    public IReadOnlyList<ClassFigures> Classes { get; init; } = [];

    /// <summary>Symbols read as others, the most frequent first.</summary>
    public required IReadOnlyList<ConfusionCount> Confusions { get; init; }

    /// <summary>Calibration of the matches.</summary>
    public required Reliability Calibration { get; init; }

    /// <summary>Median error of the outlines relative to the radius; null where no true outline is known.</summary>
    public double? OutlineError { get; init; }

    /// <summary>The part of the outlines whose error is under 2 % of the radius; null where no true outline is known.</summary>
    public double? OutlinesWithin2Percent { get; init; }

    /// <summary>Median time of a reading in milliseconds.</summary>
    public double MedianMilliseconds { get; init; }

    /// <summary>The figures of each series, in order of name, and of all images last.</summary>
    public static IReadOnlyList<Summary> PerSeries(IReadOnlyList<PhotoScore> photos) =>
    [
        .. photos.GroupBy(p => p.Series).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g])),
        Of("all", photos),
    ];

    private static Summary Of(string name, IReadOnlyList<PhotoScore> photos)
    {
        var precision = new MeanAveragePrecision();
        foreach (var photo in photos)
            precision.Update(photo.Detections, photo.Symbols);
        var outlines = photos.SelectMany(p => p.OutlineErrors).ToArray();
        return new Summary
        {
            Name = name,
            Photos = photos.Count,
            Cards = photos.Sum(p => p.Cards),
            Found = photos.Sum(p => p.Found),
            FalseCards = photos.Sum(p => p.FalseCards),
            Unjudged = photos.Sum(p => p.Unjudged),
            Decoded = photos.Sum(p => p.Decoded),
            Pairs = photos.Sum(p => p.Pairs),
            Right = photos.Sum(p => p.Right),
            Wrong = photos.Sum(p => p.Wrong + p.Stray),
            Silent = photos.Sum(p => p.Silent),
            Symbols = precision.Compute(),
            Coco = precision.Coco(),
            Classes = precision.PerClass(),
            Confusions = Count(photos.SelectMany(p => p.Confusions)),
            Calibration = Reliability.Of([.. photos.SelectMany(p => p.Matches)]),
            OutlineError = outlines.Length == 0 ? null : Median(outlines),
            OutlinesWithin2Percent = outlines.Length == 0 ? null : outlines.Average(e => e < 0.02 ? 1.0 : 0.0),
            MedianMilliseconds = Median([.. photos.Select(p => p.Elapsed.TotalMilliseconds)]),
        };
    }

    private static IReadOnlyList<ConfusionCount> Count(IEnumerable<Confusion> confusions) =>
    [
        .. confusions.GroupBy(c => c)
            .Select(g => new ConfusionCount(g.Key.Truth, g.Key.Read, g.Count()))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Truth, StringComparer.Ordinal).ThenBy(c => c.Read, StringComparer.Ordinal),
    ];

    private static double Median(double[] values)
    {
        if (values.Length == 0)
            return 0;
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
