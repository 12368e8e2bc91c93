using System.Text.Json;
using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>Files that Labelbox exported: the old JSON list, or the new rows, one a line (NDJSON) or as a list.</summary>
internal static class LabelboxSource
{
    private static readonly string[] Keys = ["\"data_row\":", "\"ExternalID\":", "\"LabeledData\":", "\"Label\":"];

    public static LabelSource? Find(string place)
    {
        var files = JsonFiles.At(place).Where(IsLabelbox).ToArray();
        return files.Length == 0 ? null : Open(LabelFormat.Labelbox, place, files);
    }

    /// <summary>The labels of export files.</summary>
    public static LabelSource Open(LabelFormat format, string place, IReadOnlyList<string> files)
    {
        var folder = Path.GetDirectoryName(files[0])!;
        return new LabelSource(format, place, errors => files.SelectMany(f => Read(f, errors)))
        { Folder = folder, ImageFolder = folder, ImageDepth = 0 };
    }

    private static bool IsLabelbox(string file)
    {
        var head = JsonFiles.Head(file);
        return Keys.Any(k => head.Contains(k, StringComparison.Ordinal));
    }

    private static List<SourcePhoto> Read(string file, ICollection<DataError> errors) =>
        JsonFiles.Head(file).StartsWith('[') ? ReadList(file, errors) : ReadLines(file, errors);

    private static List<SourcePhoto> ReadList(string file, ICollection<DataError> errors)
    {
        using var json = JsonFiles.Open(file);
        return [.. json.RootElement.EnumerateArray().Select((row, i) => Row($"{file}, entry {i + 1}", row, errors)).OfType<SourcePhoto>()];
    }

    // A line that is no JSON means a file that was cut or edited, and nobody knows what else is missing.
    private static List<SourcePhoto> ReadLines(string file, ICollection<DataError> errors)
    {
        var photos = new List<SourcePhoto>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                if (Row($"{file}, line {number}", json.RootElement, errors) is { } photo)
                    photos.Add(photo);
            }
            catch (JsonException e)
            {
                throw new DobbleException($"{file}, line {number}: broken JSON; export it again", e);
            }
        }

        return photos;
    }

    private static SourcePhoto? Row(string origin, JsonElement row, ICollection<DataError> errors)
    {
        try
        {
            return row.Field("data_row") is null ? LabelboxRows.Old(origin, row) : LabelboxRows.New(origin, row);
        }
        catch (Exception e) when (JsonFields.IsFault(e))
        {
            errors.Add(new DataError(
                origin, e is DobbleException ? e.Message : "holds what is no text or number where one is due: export it again"));
            return null;
        }
    }
}
