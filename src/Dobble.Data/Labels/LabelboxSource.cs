using System.Text.Json;
using Dobble.Data.Files;
using Dobble.Vision;

namespace Dobble.Data.Labels;

/// <summary>Files that Labelbox exported: the old JSON list, or the new rows, one after the other (NDJSON, or indented) or
/// as a list.</summary>
internal static class LabelboxSource
{
    private static readonly string[] Keys = ["\"data_row\":", "\"ExternalID\":", "\"LabeledData\":", "\"Label\":"];

    public static LabelSource? Find(SourceTree tree)
    {
        string[] files = [.. JsonFiles.In(tree).Where(IsLabelbox)];
        return files.Length == 0 ? null : Open(LabelFormat.Labelbox, tree.Place, files) with
        { Why = $"an export of Labelbox: {Printable.List([.. files.Select(tree.Relative)], 4)}" };
    }

    /// <summary>The labels of export files.</summary>
    public static LabelSource Open(LabelFormat format, string place, IReadOnlyList<string> files) =>
        new(format, place, notes => files.SelectMany(f => Read(f, notes.Errors)));

    private static bool IsLabelbox(string file)
    {
        var head = JsonFiles.Head(file);
        return Keys.Any(k => head.Contains(k, StringComparison.Ordinal));
    }

    private static List<SourcePhoto> Read(string file, List<DataError> errors) =>
        JsonFiles.Head(file).StartsWith('[') ? ReadList(file, errors) : ReadLines(file, errors);

    private static List<SourcePhoto> ReadList(string file, List<DataError> errors)
    {
        using var json = JsonFiles.Open(file);
        return [.. json.RootElement.EnumerateArray().Select((row, i) => Row($"{file}, entry {i + 1}", row, errors)).OfType<SourcePhoto>()];
    }

    // A value that is no JSON means a file that was cut or edited, and nobody knows what else is missing.
    private static List<SourcePhoto> ReadLines(string file, List<DataError> errors) =>
        [.. JsonFiles.Values(file).Select(v => Row($"{file}, line {v.Line}", v.Value, errors)).OfType<SourcePhoto>()];

    private static SourcePhoto? Row(string origin, JsonElement row, List<DataError> errors)
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
