using System.Text.Json;
using System.Text.Json.Nodes;
using Dobble.Data.Labels;

namespace Dobble.Data.Ingestion.Conversion;

/// <summary>Takes the truth file along, with the names that photos and symbols have in the data set.</summary>
internal static class TruthCopy
{
    public static void Write(
        string source, string target, IEnumerable<(IngestedPhoto Photo, string File)> photos, LabelNames names,
        ICollection<DataError> errors)
    {
        if (!File.Exists(source))
            return;
        try
        {
            var truth = JsonNode.Parse(File.ReadAllText(source))!.AsObject();
            var copy = new JsonObject();
            // Of photos that had one name in different folders, nobody knows which one the truth is about.
            foreach (var named in photos.GroupBy(p => p.Photo.Source.Split('/', '\\')[^1]).Where(g => g.Count() == 1))
            {
                if (truth.TryGetPropertyValue(named.Key, out var entry) && entry is not null)
                    copy[named.First().File] = Renamed(entry.DeepClone(), names);
            }

            File.WriteAllText(target, copy.ToJsonString());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            errors.Add(new DataError(
                source, "is no valid truth file and was left out: restore it, or delete it to have the boxes grouped by the deck"));
        }
    }

    private static JsonNode Renamed(JsonNode entry, LabelNames names)
    {
        foreach (var box in entry["cards"]!.AsArray().SelectMany(c => c!["boxes"]!.AsArray()))
            box![0] = names.Symbol(box[0]!.GetValue<string>());
        return entry;
    }
}
