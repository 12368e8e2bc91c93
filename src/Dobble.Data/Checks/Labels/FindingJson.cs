using System.Text.Json;
using Dobble.Vision.Geometry;

namespace Dobble.Data.Checks.Labels;

/// <summary>Writes findings as JSON lines.</summary>
public static class FindingJson
{
    /// <summary>One line for one finding; what does not apply is null.</summary>
    public static string Line(LabelFinding finding) => JsonSerializer.Serialize(new
    {
        check = "deck",
        file = finding.Photo.Name,
        kind = finding.Kind,
        box = finding.Box is { } box ? Numbers(box) : null,
        label = finding.Label,
        should = finding.Should,
    });

    private static double[] Numbers(Box box) => [Round(box.X1), Round(box.Y1), Round(box.X2), Round(box.Y2)];

    private static double Round(float value) => Math.Round(value, 1);
}
