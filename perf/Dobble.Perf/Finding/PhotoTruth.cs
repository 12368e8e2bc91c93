using System.Text.Json;
using Dobble.Vision;
using OpenCvSharp;

namespace Dobble.Perf.Finding;

/// <summary>The real photos and what is on them.</summary>
internal static class PhotoTruth
{
    /// <summary>Path, series and cards of every photo, from <c>photos/truth.json</c> of the data folder.</summary>
    /// <exception cref="DobbleException">The file is missing or broken.</exception>
    public static IReadOnlyList<(string Path, string Series, IReadOnlyList<TrueCard> Cards)> Load(string data)
    {
        var photos = Path.Combine(data, "photos");
        var file = Path.Combine(photos, "truth.json");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return
            [
                .. json.RootElement.EnumerateObject().Select(photo => (
                    Path.Combine(photos, Path.GetFileName(photo.Name)),
                    photo.Value.GetProperty("series").GetString() ?? "",
                    Cards(photo.Value))),
            ];
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DobbleException($"{file}: can't be read as the truth of the photos; name their folder with --data", e);
        }
    }

    private static IReadOnlyList<TrueCard> Cards(JsonElement photo) =>
        [.. photo.GetProperty("cards").EnumerateArray().Select(c => new TrueCard([.. c.GetProperty("boxes").EnumerateArray().Select(Center)]))];

    /// <summary>The middle of a box given as name, left, top, right, bottom.</summary>
    private static Point2d Center(JsonElement box) =>
        new((box[1].GetDouble() + box[3].GetDouble()) / 2, (box[2].GetDouble() + box[4].GetDouble()) / 2);
}
