using System.Globalization;

namespace Dobble.Data.Evaluation;

/// <summary>The columns of the result tables, the same on the console, in the report and on the accuracy page.</summary>
public static class Figures
{
    /// <summary>Headings of the table per series.</summary>
    public static IReadOnlyList<string> Headings { get; } =
    [
        "series", "photos", "cards", "found", "false", "decoded", "pairs", "right", "wrong", "silent",
        "mAP@0.5", "mAP@0.5:0.95", "ECE", "ms",
    ];

    /// <summary>One row of the table per series.</summary>
    public static IReadOnlyList<string> Row(Summary s) =>
    [
        s.Name, Whole(s.Photos), Whole(s.Cards), Part(s.Found, s.Cards), Whole(s.FalseCards), Part(s.Decoded, s.Cards),
        Whole(s.Pairs), Part(s.Right, s.Pairs), Whole(s.Wrong), Whole(s.Silent),
        Real(s.Symbols.At50), Real(s.Symbols.At50To95), Real(s.Calibration.ExpectedError),
        s.MedianMilliseconds.ToString("0.0", CultureInfo.InvariantCulture),
    ];

    /// <summary>One line on the outlines; null where no true outline is known.</summary>
    public static string? Outlines(Summary s) => s.OutlineError is { } error
        ? string.Create(CultureInfo.InvariantCulture,
            $"Outlines: median error {error:0.0 %} of the radius; {s.OutlinesWithin2Percent:0.0 %} of the cards under 2 %.")
        : null;

    /// <summary>One line on what the matches recommend; null without matches.</summary>
    public static string? Advice(CalibrationAdvice? advice) => advice is null
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Calibration advice: temperature {advice.Temperature:0.00}; no match is wrong from confidence {advice.Threshold:0.0000} on, "
                + $"where {advice.SilentShare:0.0 %} of the right ones fall silent.");

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Real(double value) => double.IsNaN(value) ? "–" : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Part(int part, int whole) =>
        whole == 0 ? Whole(part) : string.Create(CultureInfo.InvariantCulture, $"{part} ({100.0 * part / whole:0.0} %)");
}
