using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dobble.Data.Reports;
using Dobble.Vision.Files;
using Dobble.Vision.Tracking;

namespace Dobble.Data.Evaluation.Conditions;

/// <summary>A folder with <c>conditions.html</c>: the figures of each condition and its worst images.</summary>
public static class ConditionReport
{
    private static readonly JsonSerializerOptions JsonFormat = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Headings of the table.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["condition", "images", "cards", "found", "pairs", "right", "wrong", "silent", "right %", "wrong at 0.9", "wrong at 0.99",
            "ECE", "without any answer"];

    /// <summary>A row of the table.</summary>
    public static IReadOnlyList<string> Row(ConditionScore s)
    {
        int[] counts = [s.Images, s.Cards, s.Found, s.Pairs, s.Right, s.Wrong, s.Silent];
        return
        [
            s.Title, .. counts.Select(Show), s.Pairs == 0 ? "–" : (100.0 * s.Right / s.Pairs).ToString("0.0", CultureInfo.InvariantCulture),
            Show(s.WrongAt90), Show(s.WrongLive), s.CalibrationError?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–",
            string.Join(", ", s.Silences.Select(reason => $"{Words(reason.Key)} {reason.Value}")),
        ];
    }

    /// <summary>The figures as JSON.</summary>
    public static string ToJson(IReadOnlyList<ConditionScore> scores) =>
        JsonSerializer.Serialize(scores, JsonFormat);

    /// <summary>Writes the page and its images.</summary>
    /// <returns>Path of the page.</returns>
    public static string Write(string folder, string data, IReadOnlyList<ConditionScore> scores)
    {
        Directory.CreateDirectory(Path.Combine(folder, "worst"));
        var conditions = scores.Select((score, c) => new
        {
            score.Title,
            Worst = score.Worst.Select((worst, w) =>
                new { worst.Name, worst.Text, File = Save(folder, $"worst/{c:00}-{w}.jpg", worst.Jpeg) }).ToArray(),
        }).ToArray();
        var page = Path.Combine(folder, "conditions.html");
        AtomicFile.Write(page, HtmlTemplate.Render(typeof(ConditionReport), "conditions", new
        {
            Title = "Reading under conditions",
            Data = data,
            Headings,
            Rows = scores.Select(Row).ToArray(),
            Conditions = conditions,
        }));
        return page;
    }

    private static string Save(string folder, string file, byte[] jpeg)
    {
        AtomicFile.Write(Path.Combine(folder, file), jpeg);
        return file;
    }

    /// <summary>Such as <c>too dark</c>.</summary>
    private static string Words(NoAnswerReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()).Replace('_', ' ');

    private static string Show(int value) => value.ToString(CultureInfo.InvariantCulture);
}
